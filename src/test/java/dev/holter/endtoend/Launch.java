package dev.holter.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a service is to be started; in the JDK that runs this test, unless it says otherwise.
 *
 * @param jvm options of the JVM
 * @param program what the JVM runs
 * @param arguments of the program
 * @param environment variables besides those of this test
 * @param java the folder of the Java it runs in
 * @param home a folder of the service's own; its temporary files lie in its folder {@code tmp} unless an option says otherwise
 */
record Launch(
        List<String> jvm,
        List<String> program,
        List<String> arguments,
        Map<String, String> environment,
        Path java,
        Path home) {

    /** Most tests need no second compiler, and without it a start takes half the CPU. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    /** The shop on any free port, with Holter's defaults but for the number of sessions. */
    static Launch shop(Boot boot) {
        return service(List.of("-jar", boot.shop().toString())).with("holter.limits.max-per-hour=3600");
    }

    /** A program that starts a Spring Boot service, on any free port. */
    static Launch service(List<String> program) {
        Path home = newHome();
        Launch launch = new Launch(
                        List.of(), program, List.of(), Map.of(), Path.of(System.getProperty("java.home")), home)
                .jvm("-Xmx256m", QUICK_START, "-Djava.io.tmpdir=" + home.resolve("tmp"));
        return launch.with("server.port=0", "logging.level.org.springframework.boot=info");
    }

    /** Compiled as in production, for tests of what is measured. */
    Launch warm() {
        return jvm("-XX:TieredStopAtLevel=4");
    }

    /** With these options of the JVM, too; a later one wins over an earlier one. */
    Launch jvm(String... options) {
        return new Launch(plus(jvm, Stream.of(options)), program, arguments, environment, java, home);
    }

    /** With these properties, too, each {@code name=value}; a later one wins over an earlier one. */
    Launch with(String... properties) {
        List<String> all = new ArrayList<>(arguments);
        for (String property : properties) {
            String name = property.substring(0, property.indexOf('=') + 1);
            all.removeIf(argument -> argument.startsWith("--" + name));
            all.add("--" + property);
        }
        return new Launch(jvm, program, List.copyOf(all), environment, java, home);
    }

    /** With these variables in its environment. */
    Launch environment(Map<String, String> variables) {
        return new Launch(jvm, program, arguments, variables, java, home);
    }

    /** In another Java than the one that runs this test. */
    Launch in(Path home) {
        return new Launch(jvm, program, arguments, environment, home, this.home);
    }

    List<String> command() {
        String command = java.resolve("bin/java").toString();
        return plus(plus(plus(List.of(command), jvm.stream()), program.stream()), arguments.stream());
    }

    private static List<String> plus(List<String> first, Stream<String> second) {
        return Stream.concat(first.stream(), second).toList();
    }

    private static Path newHome() {
        try {
            Path home = Files.createTempDirectory("holter-service-");
            Files.createDirectory(home.resolve("tmp"));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
