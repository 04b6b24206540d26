package dev.holter.benchmarks.macro;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The results for people. */
final class MacroTable {

    private final PrintStream out;

    MacroTable(PrintStream out) {
        this.out = out;
    }

    void print(List<Run> runs) {
        line("%nCPU per request without the compilers and the machine's speed, on against off; intervals of 95 %%");
        line(
                "%-11s %-30s %-30s %-13s %11s %21s %15s",
                "", "A/A %", "on against off %", "", "below (95 %)", "ms / 10,000 requests", "compilers ms");
        runs.forEach(this::comparison);
        line("%nThe same as it was read, and the gauge, on against off");
        runs.forEach(this::asRead);
        line("%nDirect: CPU of JFR's and Holter's threads, and samples x calibrated cost");
        line(
                "%-11s %-25s %-12s %-30s %-30s %10s %11s",
                "",
                "threads, ms a session",
                "samples, ms",
                "% of the service's CPU",
                "% of all CPUs",
                "own meter",
                "idle/10 s");
        runs.forEach(this::direct);
        line("%nComputed for a session of 10 s in every 60 s: %% of the service's CPU");
        runs.forEach(this::duty);
        line("%nLatency, ms");
        line("%-11s %-17s %6s %9s %9s  %-30s %-30s", "", "", "p", "off", "on", "A/A %", "on against off %");
        runs.forEach(run -> of(run).latencies().forEach(latency -> latency(run, latency)));
        runs.forEach(this::remarks);
    }

    private void comparison(Run run) {
        Result result = of(run);
        line(
                "%-11s %-30s %-30s %-13s %9.2f %% %10.0f, %9.0f %7.0f, %6.0f",
                name(run),
                text(result.same()),
                text(result.kind()),
                verdict(result.resolved()),
                result.kind().upper(),
                result.offMillis(),
                result.onMillis(),
                result.offJitMillis(),
                result.onJitMillis());
    }

    private void asRead(Run run) {
        Result result = of(run);
        line(
                "%-11s %-30s %-30s %-30s CPU %.2f %% for each %% of the gauge",
                name(run),
                text(result.sameAsRead()),
                text(result.kindAsRead()),
                text(result.gauge()),
                result.machine().slope());
    }

    private void direct(Run run) {
        DirectCost direct = of(run).direct();
        line(
                "%-11s %-25s %-12.1f %-30s %-30s %10.1f %11.2f",
                name(run),
                text(direct.threadMillis()),
                direct.estimatedMillis().mean(),
                text(direct.percentOfCpu()),
                text(direct.percentOfCpus()),
                direct.meterMillis().mean(),
                direct.idleMillis().mean());
    }

    private void duty(Run run) {
        Result result = of(run);
        line(
                "%-11s direct %s; compared %s %s",
                name(run), text(result.directDutyPercent()), text(result.dutyPercent()), verdict(result.resolved()));
    }

    private void latency(Run run, LatencyResult latency) {
        boolean claimed = latency.kind().quads() > 0;
        line(
                "%-11s %-17s %6.1f %9.2f %9.2f  %-30s %-30s %s",
                name(run),
                latency.endpoint(),
                latency.percentile(),
                latency.offNanos() / 1e6,
                latency.onNanos() / 1e6,
                claimed ? text(latency.same()) : "",
                claimed ? text(latency.kind()) : "nothing is claimed",
                claimed ? verdict(latency.resolved()) : "");
    }

    private void remarks(Run run) {
        Result result = of(run);
        line(
                "%n%s: %s, %d starts, %d + %d blocks count; %d sessions tightened, %d ended early",
                name(run),
                run.machine().jdk(),
                run.starts().size(),
                4 * result.same().quads(),
                4 * result.kind().quads(),
                result.sessionsTightened(),
                result.sessionsTruncated());
        result.excluded().forEach(excluded -> line("  left out: %s", excluded));
    }

    private static String verdict(boolean resolved) {
        return resolved ? "resolved" : "not resolved";
    }

    private static String text(Estimate estimate) {
        return String.format(Locale.ROOT, "%.2f [%.2f to %.2f]", estimate.mean(), estimate.low(), estimate.high());
    }

    private static String name(Run run) {
        return run.kind().name();
    }

    private static Result of(Run run) {
        Result result = run.result();
        return result == null ? Result.of(run) : result;
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
