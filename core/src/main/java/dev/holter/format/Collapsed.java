package dev.holter.format;

import dev.holter.profile.CallTree;
import dev.holter.profile.Profile;
import dev.holter.text.Texts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

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
        List<String> names = tree.labels().stream().map(Collapsed::safe).toList();
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        for (int node = CallTree.ROOT + 1; node < tree.size(); node++) {
            if (tree.selfValue(node) > 0) {
                writeStack(tree, node, names, writer);
                writer.append(' ').append(Long.toString(tree.selfValue(node))).append('\n');
            }
        }
        writer.flush();
    }

    private static void writeStack(CallTree tree, int leaf, List<String> names, Writer writer) throws IOException {
        Deque<String> frames = new ArrayDeque<>();
        for (int node = leaf; node != CallTree.ROOT; node = tree.parent(node)) {
            frames.push(names.get(tree.labelIndex(node)));
        }
        writer.append(frames.pop());
        for (String frame : frames) {
            writer.append(';').append(frame);
        }
    }

    /** Keeps the separators of the format out of names. */
    private static String safe(String label) {
        return Texts.replace(label.replace(';', ':'), c -> c == ' ' || (c >= '\t' && c <= '\r'), '_');
    }
}
