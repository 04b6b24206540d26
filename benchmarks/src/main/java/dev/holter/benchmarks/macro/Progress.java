package dev.holter.benchmarks.macro;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says what is being done, and how long all of it will still take. */
final class Progress {

    private final PrintStream out;
    private final Protocol protocol;
    private int startsLeft;
    private int blocksLeft;

    /** @param starts how many are still to be made, of all kinds */
    Progress(PrintStream out, Protocol protocol, int starts) {
        this.out = out;
        this.protocol = protocol;
        this.startsLeft = starts;
    }

    void start(String what) {
        startsLeft--;
        blocksLeft = blocksOfAStart();
        say("%s, about %s left", what, left());
    }

    void block(String phase, Block block) {
        blocksLeft--;
        String excluded = block.excluded();
        say(
                "%s, %s, %.0f ms CPU per 10,000 requests%s; about %s left",
                phase,
                block.on() ? "on " : "off",
                block.cpuMillis(),
                excluded == null ? "" : ", does not count: " + excluded,
                left());
    }

    void say(String format, Object... values) {
        out.printf(Locale.ROOT, "   " + format + "%n", values);
    }

    private int blocksOfAStart() {
        return 4 * (protocol.sameQuads() + protocol.kindQuads());
    }

    private String left() {
        double longest =
                protocol.kinds().stream().mapToDouble(Kind::blockSeconds).max().orElse(0);
        double block = longest + protocol.restSeconds();
        double start = protocol.warmUp().leastSeconds() + blocksOfAStart() * block;
        Duration left = Duration.ofSeconds((long) (startsLeft * start + blocksLeft * block));
        return left.toHours() > 0 ? left.toHours() + " h " + left.toMinutesPart() + " min" : left.toMinutes() + " min";
    }
}
