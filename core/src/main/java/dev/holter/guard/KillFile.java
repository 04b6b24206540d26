package dev.holter.guard;

import dev.holter.text.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that kills by being there, for people who have a shell and no login, and for one mount that stops a fleet. Looked at
 * four times a second by a thread of its own: file system events miss what a container's mount swaps. Fails closed: where
 * nobody can say whether the file is there, it counts as there.
 */
public final class KillFile implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KillFile.class);

    private static final long LOOK_MILLIS = 250;
    private static final int MAX_REASON_LENGTH = 200;
    private static final String NO_REASON = "The kill file exists.";
    private static final String UNKNOWN = "Nobody can say whether the kill file exists, so it counts as there.";

    private final Path file;
    private final KillSwitch killSwitch;
    private final ScheduledExecutorService thread = EnduringThread.named("holter-kill-file");
    private boolean engaged;

    private KillFile(Path file, KillSwitch killSwitch) {
        this.file = file;
        this.killSwitch = killSwitch;
    }

    /**
     * Looks at once, and from then on until it is closed.
     *
     * @param file exists = killed; its first line, up to 200 characters, is the reason
     */
    public static KillFile watch(Path file, KillSwitch killSwitch) {
        KillFile watched = new KillFile(file, killSwitch);
        watched.look();
        watched.thread.scheduleWithFixedDelay(watched::lookAgain, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return watched;
    }

    /** Whatever a look meets, no memory for one: the next one comes. */
    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException | Error e) { // a task that throws is never run again
            log.debug("The kill file could not be looked at", e);
        }
    }

    private synchronized void look() {
        if (thread.isShutdown()) {
            return;
        }
        boolean exists = Files.exists(file);
        boolean isThere = exists || !Files.notExists(file);
        if (isThere && !engaged) {
            killSwitch.engage(KillSwitch.FILE, "holter.kill-switch.file", exists ? reason() : UNKNOWN);
        } else if (!isThere && engaged) {
            killSwitch.release(KillSwitch.FILE, "holter.kill-switch.file", "The kill file is gone.");
        }
        engaged = isThere;
    }

    private String reason() {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            char[] text = new char[MAX_REASON_LENGTH];
            int length = Math.max(0, reader.read(text));
            String line = Texts.oneLine(
                    new String(text, 0, length).lines().findFirst().orElse(""));
            return line.isEmpty() ? NO_REASON : line;
        } catch (MalformedInputException e) {
            return NO_REASON;
        } catch (IOException | UncheckedIOException e) {
            return NO_REASON; // it is there, and that is what counts
        }
    }

    /** Ends the watch. What the file engaged is taken back, because nobody would see it go: who watches again looks first. */
    @Override
    public synchronized void close() {
        thread.shutdownNow();
        if (engaged) {
            engaged = false;
            killSwitch.release(KillSwitch.FILE, "holter.kill-switch.file", "The kill file is no longer watched.");
        }
    }
}
