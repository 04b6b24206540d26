package dev.holter.benchmarks.macro;

import dev.holter.benchmarks.machine.MachineGauge;
import dev.holter.benchmarks.service.Launch;
import dev.holter.benchmarks.service.RunningService;
import dev.holter.benchmarks.service.ThreadClocks;
import dev.holter.benchmarks.service.ThreadKind;
import dev.holter.samples.load.LoadGenerator;
import dev.holter.samples.load.LoadPlan;
import dev.holter.samples.load.ShopRoutes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One start of the service: warm-up, A/A, then off and on. */
final class ServiceUnderLoad {

    private static final int MAX_IN_FLIGHT = 200;
    private static final List<Boolean> OFF_FIRST = List.of(false, true, true, false);
    private static final List<Boolean> ON_FIRST = List.of(true, false, false, true);

    private final Protocol protocol;
    private final Kind kind;
    private final Launch launch;
    private final Progress progress;

    ServiceUnderLoad(Protocol protocol, Launch launch, Progress progress) {
        this.protocol = protocol;
        this.kind = protocol.kinds().get(0);
        this.launch = launch.jvm(protocol.jvm().toArray(String[]::new));
        this.progress = progress;
    }

    /** How warm it became. */
    private record WarmUp(double seconds, double jitShare, boolean warm) {}

    StartRun measure(long seed) throws IOException, InterruptedException {
        String at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        try (RunningService service = RunningService.start(launch)) {
            service.profiling().awaitReady();
            Treatment on = kind.on(service);
            WarmUp warmUp;
            try (LoadGenerator load = load(service, protocol.warmUp().rate())) {
                warmUp = warmUp(service, on);
            }
            try (LoadGenerator load = load(service, protocol.rate());
                    MachineGauge gauge = MachineGauge.start()) {
                BlockReader reader = new BlockReader(protocol, service, load, gauge);
                reader.run(false, Treatment.OFF); // at the other rate now, which is not what is compared
                SplittableRandom order = new SplittableRandom(seed);
                List<Quad> same = quads(protocol.sameQuads(), reader, order, Treatment.OFF, "A/A");
                List<Quad> off = quads(protocol.kindQuads(), reader, order, on, "off and on");
                return new StartRun(at, seed, warmUp.seconds(), warmUp.jitShare(), warmUp.warm(), same, off);
            }
        }
    }

    private LoadGenerator load(RunningService service, double rate) {
        return LoadGenerator.start(
                new LoadPlan(service.base(), rate, Duration.ofHours(1), MAX_IN_FLIGHT, ShopRoutes.ALL));
    }

    private WarmUp warmUp(RunningService service, Treatment on) throws IOException, InterruptedException {
        ThreadClocks threads = service.threads();
        long begun = System.nanoTime();
        while (true) {
            long jitBefore = jit(threads);
            long before = System.nanoTime();
            on.begin();
            threads.lookFor((long) (kind.blockSeconds() * 1e9));
            on.end();
            long now = System.nanoTime();
            double share = (double) (jit(threads) - jitBefore) / (now - before);
            double seconds = (now - begun) / 1e9;
            boolean warm = seconds >= protocol.warmUp().leastSeconds()
                    && share < protocol.warmUp().jit();
            progress.say("warming up, %.0f s, the compilers use %.3f of a core", seconds, share);
            if (warm || seconds >= protocol.warmUp().mostSeconds()) {
                return new WarmUp(seconds, share, warm);
            }
        }
    }

    private static long jit(ThreadClocks threads) {
        return threads.nanos().getOrDefault(ThreadKind.JIT, 0L);
    }

    private List<Quad> quads(int count, BlockReader reader, SplittableRandom order, Treatment on, String phase)
            throws IOException, InterruptedException {
        List<Quad> quads = new ArrayList<>();
        for (int quad = 0; quad < count; quad++) {
            List<Block> blocks = new ArrayList<>();
            for (boolean arm : order.nextBoolean() ? OFF_FIRST : ON_FIRST) {
                Block block = reader.run(arm, arm ? on : Treatment.OFF);
                blocks.add(block);
                progress.block(phase, block);
            }
            quads.add(new Quad(blocks));
        }
        return quads;
    }
}
