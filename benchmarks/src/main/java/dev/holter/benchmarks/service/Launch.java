package dev.holter.benchmarks.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a service is to be started.
 *
 * @param jdk home of the JDK that runs it
 * @param jar an executable jar of Spring Boot
 * @param jvm options of the JVM
 * @param arguments of the program
 * @param folder where it runs, with its log and its temporary files; made if it is not there, and left behind
 */
public record Launch(Path jdk, Path jar, List<String> jvm, List<String> arguments, Path folder) {

    public Launch {
        jdk = jdk.toAbsolutePath();
        jar = jar.toAbsolutePath();
        folder = folder.toAbsolutePath();
        jvm = List.copyOf(jvm);
        arguments = List.copyOf(arguments);
    }

    /** With Holter's defaults, but for the number of sessions, which a benchmark needs more of. */
    public static Launch of(Path jdk, Path jar, Path folder) {
        return new Launch(jdk, jar, List.of(), List.of(), folder).with("holter.limits.max-per-hour=3600");
    }

    /** With these options of the JVM, too; a later one wins over an earlier one. */
    public Launch jvm(String... options) {
        return new Launch(jdk, jar, plus(jvm, Stream.of(options)), arguments, folder);
    }

    /** With these properties, too, each {@code name=value}; a later one takes an earlier one's place. */
    public Launch with(String... properties) {
        List<String> all = new ArrayList<>(arguments);
        for (String property : properties) {
            String name = property.substring(0, property.indexOf('=') + 1);
            all.removeIf(argument -> argument.startsWith("--" + name));
            all.add("--" + property);
        }
        return new Launch(jdk, jar, jvm, all, folder);
    }

    Path temporaryFolder() {
        return folder.resolve("tmp");
    }

    List<String> command() {
        Stream<String> java =
                Stream.of(jdk.resolve("bin").resolve("java").toString(), "-Djava.io.tmpdir=" + temporaryFolder());
        // Any free port: the service says which.
        Stream<String> program = Stream.of(
                "-jar",
                jar.toString(),
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--logging.level.org.springframework.boot=info");
        return Stream.of(java, jvm.stream(), program, arguments.stream())
                .flatMap(part -> part)
                .toList();
    }

    private static List<String> plus(List<String> first, Stream<String> second) {
        return Stream.concat(first.stream(), second).toList();
    }
}
