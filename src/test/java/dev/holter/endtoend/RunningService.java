package dev.holter.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A service in a process of its own, started by a {@link Launch}; closing it ends the process and all that it started. */
final class RunningService implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Pattern SERVER = Pattern.compile("(?:Tomcat|Netty) started on port (\\d+)");

    private final Launch launch;
    private final Process process;
    private final Path log;
    private int port;
    private int managementPort;

    private RunningService(Launch launch) throws IOException {
        this.launch = launch;
        this.log = launch.home().resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder(launch.command())
                .directory(launch.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(launch.environment());
        this.process = builder.start();
    }

    /** Starts it and waits until it answers and Holter knows what it can do. */
    static RunningService start(Launch launch) {
        RunningService service = startUnprepared(launch);
        service.await(
                "Holter is prepared",
                () -> !service.profiling().status().get("state").asText().equals("STARTING"));
        return service;
    }

    /** Starts it and waits until it answers. */
    static RunningService startUnprepared(Launch launch) {
        try {
            RunningService service = new RunningService(launch);
            service.await("the service listens", service::findPorts);
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The application's server starts first; on a port of its own, the actuator's comes second. */
    private boolean findPorts() {
        int expected = launch.arguments().toString().contains("--management.server.port") ? 2 : 1;
        List<Integer> ports = SERVER.matcher(log())
                .results()
                .map(MatchResult::group)
                .map(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .toList();
        if (ports.size() < expected) {
            return false;
        }
        port = ports.get(0);
        managementPort = ports.get(expected - 1);
        return true;
    }

    /** Waits for the condition, but not for a process that is gone. */
    private void await(String what, java.util.concurrent.Callable<Boolean> condition) {
        try {
            Awaitility.await(what)
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !process.isAlive() || condition.call());
        } catch (ConditionTimeoutException e) {
            String printed = log(); // it goes with the rest
            close();
            throw new IllegalStateException(what + ": not in time\n" + launch.command() + "\n" + printed, e);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    what + ": it ended with " + process.exitValue() + "\n" + launch.command() + "\n" + log());
        }
    }

    /** Calls of its own endpoints. */
    ServiceClient client() {
        return new ServiceClient(port);
    }

    /** Calls of Holter's endpoint. */
    ProfilingClient profiling() {
        return new ProfilingClient(new ServiceClient(managementPort));
    }

    int managementPort() {
        return managementPort;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it has printed so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until this session records. */
    void awaitRecording(String session) {
        Awaitility.await("it records").until(() -> log().contains("Session " + session + " records"));
    }

    /** The lines at WARN or above that Holter itself printed. */
    List<String> warnings() {
        return log().lines()
                .filter(line -> line.matches(".* (WARN|ERROR) \\d+ --- .*\\] d(ev)?\\.h(olter)?\\..*"))
                .toList();
    }

    /** The folder for its temporary files. */
    Path temporaryFolder() {
        return home().resolve("tmp");
    }

    /** The folder that it runs in. */
    Path home() {
        return launch.home();
    }

    /** What the JDK's tool of this name says when it is run on the service. */
    String jcmd(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(pid())));
        command.addAll(List.of(arguments));
        return Shell.run(command.toArray(String[]::new));
    }

    /** Asks it to end, as a container's runtime does, and waits; the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The service does not end\n" + log());
        }
        return process.exitValue();
    }

    /** Makes it die of a signal, without a chance to tidy up, and waits. Its files stay. */
    void dieOf(String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(pid())).start().waitFor();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The service does not die\n" + log());
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
        try (Stream<Path> files = Files.walk(launch.home())) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
