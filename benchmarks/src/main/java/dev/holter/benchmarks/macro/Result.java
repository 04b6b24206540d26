package dev.holter.benchmarks.macro;

import dev.holter.benchmarks.machine.MachineSpeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a run says. CPU is that of the service's process without its compilers.
 *
 * @param same A/A: CPU per request without the machine's speed, of two arms that are both off, per cent
 * @param kind CPU per request without the machine's speed, on against off, per cent
 * @param sameAsRead A/A: CPU per request as it was read
 * @param kindAsRead the same, on against off
 * @param gauge CPU of the gauge's piece of work, on against off, per cent: so far a session itself slows the machine down, and that is taken out, too
 * @param machine how CPU per request followed the machine's speed in the blocks with both arms off, and the off blocks
 * @param resolved whether the effect is told apart from A/A
 * @param offMillis CPU per 10,000 requests, off
 * @param onMillis the same, on
 * @param offJitMillis CPU of the compilers per 10,000 requests, off
 * @param onJitMillis the same, on
 * @param dutyPercent the effect where a session of 10 s runs in every 60 s: computed, not measured
 * @param directDutyPercent the same of the direct measurement
 * @param excluded every quad and start that was left out, and why
 */
record Result(
        Estimate same,
        Estimate kind,
        Estimate sameAsRead,
        Estimate kindAsRead,
        Estimate gauge,
        MachineSpeed machine,
        boolean resolved,
        double offMillis,
        double onMillis,
        double offJitMillis,
        double onJitMillis,
        DirectCost direct,
        Estimate dutyPercent,
        Estimate directDutyPercent,
        List<LatencyResult> latencies,
        int sessionsTightened,
        int sessionsTruncated,
        List<String> excluded) {

    private static final double DUTY_SECONDS = 60;

    static Result of(Run run) {
        MachineSpeed speed = machineSpeed(run);
        ToDoubleFunction<Quad> figure =
                quad -> speed.takenOut(quad.logRatio(Block::cpuPerRequest), quad.logRatio(Block::pieceNanos));
        ToDoubleFunction<Quad> asRead = quad -> quad.logRatio(Block::cpuPerRequest);
        Estimate same = cpu(run, run.quads(StartRun::same), figure);
        Estimate kind = cpu(run, run.quads(StartRun::kind), figure);
        DirectCost direct = DirectCost.of(run);
        double duty = run.kind().blockSeconds() / DUTY_SECONDS;
        return new Result(
                same.percent(),
                kind.percent(),
                cpu(run, run.quads(StartRun::same), asRead).percent(),
                cpu(run, run.quads(StartRun::kind), asRead).percent(),
                cpu(run, run.quads(StartRun::kind), quad -> quad.logRatio(Block::pieceNanos))
                        .percent(),
                speed,
                kind.isResolvedAgainst(same),
                mean(run, false, Block::cpuMillis),
                mean(run, true, Block::cpuMillis),
                mean(run, false, Block::jitMillis),
                mean(run, true, Block::jitMillis),
                direct,
                kind.percent().map(percent -> percent * duty),
                direct.percentOfCpu().map(percent -> percent * duty),
                LatencyResult.of(run),
                sessions(run, facts -> facts.tightened() > 0 ? 1 : 0),
                sessions(run, facts -> facts.truncated() != null ? 1 : 0),
                excluded(run));
    }

    private static Estimate cpu(Run run, List<List<Quad>> starts, ToDoubleFunction<Quad> figure) {
        return Estimate.of(
                starts.stream()
                        .map(quads -> quads.stream().mapToDouble(figure).toArray())
                        .toList(),
                run.protocol().resamples());
    }

    private static MachineSpeed machineSpeed(Run run) {
        List<List<MachineSpeed.Point>> ofStarts = run.starts().stream()
                .filter(StartRun::warm)
                .map(start -> Stream.concat(
                                start.same().stream().filter(Quad::counts).flatMap(quad -> quad.blocks().stream()),
                                start.kind().stream().filter(Quad::counts).flatMap(quad -> quad.arm(false).stream()))
                        .map(Block::point)
                        .toList())
                .toList();
        return MachineSpeed.of(ofStarts);
    }

    private static double mean(Run run, boolean on, ToDoubleFunction<Block> figure) {
        return run.quads(StartRun::kind).stream()
                .flatMap(List::stream)
                .flatMap(quad -> quad.arm(on).stream())
                .mapToDouble(figure)
                .average()
                .orElse(Double.NaN);
    }

    private static int sessions(Run run, ToDoubleFunction<SessionFacts> count) {
        double sum = 0;
        for (StartRun start : run.starts()) {
            for (Quad quad : start.kind()) {
                for (Block block : quad.blocks()) {
                    sum += block.session() == null ? 0 : count.applyAsDouble(block.session());
                }
            }
        }
        return (int) sum;
    }

    private static List<String> excluded(Run run) {
        List<String> excluded = new ArrayList<>();
        for (int i = 0; i < run.starts().size(); i++) {
            StartRun start = run.starts().get(i);
            String name = "start " + (i + 1);
            if (!start.warm()) {
                excluded.add(String.format(
                        Locale.ROOT,
                        "%s: not warm after %.0f s, the compilers still used %.3f of a core",
                        name,
                        start.warmUpSeconds(),
                        start.jitShare()));
            }
            excluded(excluded, name + ", A/A", start.same());
            excluded(excluded, name, start.kind());
        }
        return excluded;
    }

    private static void excluded(List<String> into, String start, List<Quad> quads) {
        for (int quad = 0; quad < quads.size(); quad++) {
            for (int block = 0; block < quads.get(quad).blocks().size(); block++) {
                String why = quads.get(quad).blocks().get(block).excluded();
                if (why != null) {
                    into.add(start + ", quad " + (quad + 1) + ", block " + (block + 1) + ": " + why);
                }
            }
        }
    }
}
