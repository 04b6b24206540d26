package dev.holter.format;

import dev.holter.profile.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The page that shows a profile as a flame graph: style, script and data in one file, which asks the network for nothing. What
 * a profile holds is data to the page, never markup.
 */
public final class FlameGraphPage {

    private static final List<String> SCRIPTS = List.of("text.js", "fold.js", "model.js", "view.js", "page.js");
    private static final String DATA = "{{data}}";

    private static final String STYLE = resource("flamegraph.css");
    private static final String SCRIPT = SCRIPTS.stream()
            .map(name -> resource("flamegraph-" + name))
            .collect(Collectors.joining("\n", "(() => {\n'use strict';\n\n", "})();\n"));
    private static final String POLICY =
            "default-src 'none'; script-src '" + hash(SCRIPT) + "'; style-src '" + hash(STYLE) + "'";
    private static final String PAGE = resource("flamegraph.html")
            .replace("{{policy}}", POLICY)
            .replace("{{style}}", STYLE)
            .replace("{{script}}", SCRIPT);

    private FlameGraphPage() {}

    /**
     * The {@code Content-Security-Policy} to serve the page with: sandboxed, nothing but its own script and style. The page holds
     * the same policy without the sandbox, which a file cannot ask for, so that a saved copy is as strict.
     */
    public static String contentSecurityPolicy() {
        return "sandbox allow-scripts; " + POLICY;
    }

    static void write(Profile profile, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        int data = PAGE.indexOf(DATA);
        writer.write(PAGE, 0, data);
        FlameGraphData.write(profile, new JsonWriter(writer));
        writer.write(PAGE, data + DATA.length(), PAGE.length() - data - DATA.length());
        writer.flush();
    }

    /** Line ends as a browser sees them, or the hashes would differ where the sources were checked out with others. */
    private static String resource(String name) {
        try (InputStream in = FlameGraphPage.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
