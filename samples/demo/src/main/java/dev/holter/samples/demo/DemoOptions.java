package dev.holter.samples.demo;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What the user typed.
 *
 * @param help only print what can be typed
 * @param keep leave the service up
 * @param port the service's port on 127.0.0.1
 * @param shop the service's jar
 * @param output where the flame graph and the stacks are saved
 */
record DemoOptions(boolean help, boolean keep, int port, Path shop, Path output) {

    static final String USAGE = """
            Usage: ./demo [--keep] [--port N] [--output FOLDER]

              --keep           leave the service up, and print its address and users
              --port N         the service's port on 127.0.0.1 (default 8080)
              --output FOLDER  where the flame graph and the stacks are saved (default demo-output)
              --help           print this""";

    private static final DemoOptions DEFAULT = new DemoOptions(
            false, false, 8080, Path.of("samples", "shop", "target", "shop.jar"), Path.of("demo-output"));

    static DemoOptions parse(String... arguments) throws DemoException {
        DemoOptions options = DEFAULT;
        for (Iterator<String> rest = List.of(arguments).iterator(); rest.hasNext(); ) {
            String option = rest.next();
            options = switch (option) {
                case "--help", "-h" -> new DemoOptions(true, options.keep, options.port, options.shop, options.output);
                case "--keep" -> new DemoOptions(options.help, true, options.port, options.shop, options.output);
                case "--port" ->
                    new DemoOptions(
                            options.help, options.keep, port(value(option, rest)), options.shop, options.output);
                case "--output" ->
                    new DemoOptions(
                            options.help, options.keep, options.port, options.shop, Path.of(value(option, rest)));
                case "--shop" ->
                    new DemoOptions(
                            options.help, options.keep, options.port, Path.of(value(option, rest)), options.output);
                default -> throw new DemoException("Unknown option '" + option + "'. Try ./demo --help.");
            };
        }
        return options;
    }

    private static String value(String option, Iterator<String> rest) throws DemoException {
        if (!rest.hasNext()) {
            throw new DemoException("'" + option + "' needs a value. Try ./demo --help.");
        }
        return rest.next();
    }

    private static int port(String text) throws DemoException {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new DemoException("'--port' must be a number from 1 to 65535, but was '" + text + "'.");
    }
}
