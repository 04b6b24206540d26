package dev.holter.benchmarks.rivals;

import java.net.URI;
import java.nio.file.Path;

/**
 * What a profiler is given at a start.
 *
 * @param agents folder with the agents of others
 * @param sink address to which profiles are sent
 * @param folder where it may write
 */
record Setup(Path agents, URI sink, Path folder) {

    Setup {
        agents = agents.toAbsolutePath();
        folder = folder.toAbsolutePath();
    }

    /** Path of an agent. */
    String agent(String name) {
        return agents.resolve(name).toString();
    }

    /** Path of the file that a profiler writes which sends nothing. */
    Path recording() {
        return folder.resolve("recording.jfr");
    }
}
