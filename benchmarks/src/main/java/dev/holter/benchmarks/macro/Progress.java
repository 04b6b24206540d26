package dev.holter.benchmarks.macro;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Says what is being done, and how long all of it will still take. */
final class Progress {

    private final PrintStream out;
    private final Protocol protocol;
    private int startsLeft;
    private int blocksOfAStart;
    private int blocksLeft;

    Progress(PrintStream out, Protocol protocol) {
        this.out = out;
        this.protocol = protocol;
    }

    void start(int start, List<Kind> kinds) {
        startsLeft = protocol.starts() - start;
        blocksOfAStart = 4 * (protocol.sameQuads() + kinds.size() * protocol.kindQuads());
        blocksLeft = blocksOfAStart;
        String names = String.join(", ", kinds.stream().map(Kind::name).toList());
        say("== start %d of %d, %s: about %s left", start, protocol.starts(), names, left());
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

    private String left() {
        double longest =
                protocol.kinds().stream().mapToDouble(Kind::blockSeconds).max().orElse(0);
        double block = longest + protocol.restSeconds();
        double start = protocol.warmUp().leastSeconds() + blocksOfAStart * block;
        Duration left = Duration.ofSeconds((long) (startsLeft * start + blocksLeft * block));
        return left.toHours() > 0 ? left.toHours() + " h " + left.toMinutesPart() + " min" : left.toMinutes() + " min";
    }
}
