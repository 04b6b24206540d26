package dev.holter.format;

import dev.holter.profile.CallTree;
import dev.holter.profile.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The collapsed stacks that flame graph tools read. The number is the value in the unit of the profile's type. */
final class Collapsed implements ProfileFormat {

    @Override
    public String name() {
        return "collapsed";
    }

    @Override
    public String mediaType() {
        return "text/plain;charset=UTF-8";
    }

    @Override
    public String fileName() {
        return "profile.collapsed";
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        CallTree tree = CallTree.of(profile);
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        for (int node = CallTree.ROOT + 1; node < tree.size(); node++) {
            if (tree.selfValue(node) > 0) {
                writer.append(stack(tree, node))
                        .append(' ')
                        .append(Long.toString(tree.selfValue(node)))
                        .append('\n');
            }
        }
        writer.flush();
    }

    private static String stack(CallTree tree, int leaf) {
        Deque<String> frames = new ArrayDeque<>();
        for (int node = leaf; node != CallTree.ROOT; node = tree.parent(node)) {
            frames.push(safe(tree.label(node)));
        }
        return String.join(";", frames);
    }

    /** Keeps the separators of the format out of names. */
    private static String safe(String label) {
        return label.replace(';', ':').replaceAll("\\s", "_");
    }
}
