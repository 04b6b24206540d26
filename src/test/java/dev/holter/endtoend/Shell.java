package dev.holter.endtoend;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Runs what every Linux has. */
final class Shell {

    private Shell() {}

    /** What the command printed; fails where it failed. */
    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
