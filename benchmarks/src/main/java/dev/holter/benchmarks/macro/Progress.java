package dev.holter.benchmarks.macro;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Says what is being done, and how long all of it will still take. */
final class Progress {

    private static final int BLOCKS_OF_A_QUAD = 4;

    private final PrintStream out;
    private final Protocol protocol;
    private int startsLeft;
    private double secondsOfAStart;
    private double secondsLeft;

    Progress(PrintStream out, Protocol protocol) {
        this.out = out;
        this.protocol = protocol;
    }

    void start(int start, List<Kind> kinds) {
        startsLeft = protocol.starts() - start;
        double same = Kind.shortestBlockSeconds(kinds) + protocol.restSeconds();
        double each = kinds.stream()
                .mapToDouble(kind -> kind.blockSeconds() + protocol.restSeconds())
                .sum();
        double quads = BLOCKS_OF_A_QUAD * (protocol.sameQuads() * same + protocol.kindQuads() * each);
        secondsOfAStart = protocol.warmUp().leastSeconds() + quads;
        secondsLeft = quads;
        String names = String.join(", ", kinds.stream().map(Kind::name).toList());
        say("== start %d of %d, %s: about %s left", start, protocol.starts(), names, left());
    }

    void block(String what, Block block) {
        secondsLeft -= block.seconds() + protocol.restSeconds();
        String excluded = block.excluded();
        say(
                "%s, %s, %.0f ms CPU per 10,000 requests%s; about %s left",
                what,
                block.on() ? "on " : "off",
                block.cpuMillis(),
                excluded == null ? "" : ", does not count: " + excluded,
                left());
    }

    void say(String format, Object... values) {
        out.printf(Locale.ROOT, "   " + format + "%n", values);
    }

    private String left() {
        Duration left = Duration.ofSeconds((long) (startsLeft * secondsOfAStart + Math.max(0, secondsLeft)));
        return left.toHours() > 0 ? left.toHours() + " h " + left.toMinutesPart() + " min" : left.toMinutes() + " min";
    }
}
