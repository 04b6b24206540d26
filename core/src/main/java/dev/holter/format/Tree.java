package dev.holter.format;

import dev.holter.profile.CallTree;
import dev.holter.profile.Profile;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The call tree as JSON, for programs. The tree is flat, because readers of JSON limit nesting and stacks do not:
 *
 * <ul>
 *   <li>{@code frames}: the distinct methods, {@code class.method}
 *   <li>{@code nodes}: one array for each node, {@code [parent, frame, selfSamples, selfValue, totalSamples, totalValue]}, where
 *       {@code parent} is a position in {@code nodes}, always smaller than the node's own, and {@code frame} one in {@code frames}.
 *       Node 0 is the root, above all outermost frames; its parent and frame are -1.
 * </ul>
 *
 * Values are in the unit that {@code value} names. Before both stand {@code type}, {@code value}, {@code samples}, {@code total},
 * {@code truncated} and {@code notes}.
 */
final class Tree implements ProfileFormat {

    @Override
    public String name() {
        return "tree";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public String fileName() {
        return "tree.json";
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        CallTree tree = CallTree.of(profile);
        JsonWriter json = JsonWriter.to(out).object();
        Headline.write(profile, json);
        json.name("frames").values(tree.labels());
        json.name("nodes").array();
        for (int node = CallTree.ROOT; node < tree.size(); node++) {
            node(tree, node, json.line());
        }
        json.end().end().flush();
    }

    private static void node(CallTree tree, int node, JsonWriter json) throws IOException {
        json.array().value(node == CallTree.ROOT ? -1 : tree.parent(node)).value(tree.labelIndex(node));
        json.value(tree.selfSamples(node)).value(tree.selfValue(node));
        json.value(tree.totalSamples(node)).value(tree.totalValue(node)).end();
    }
}
