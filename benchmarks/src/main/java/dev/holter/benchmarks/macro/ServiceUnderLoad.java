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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/** One start of the service: warm-up, A/A, then off and on of each kind in turn. */
final class ServiceUnderLoad {

    private static final int MAX_IN_FLIGHT = 200;
    private static final List<Boolean> OFF_FIRST = List.of(false, true, true, false);
    private static final List<Boolean> ON_FIRST = List.of(true, false, false, true);

    private final Protocol protocol;
    private final List<Kind> kinds;
    private final Launch launch;
    private final Progress progress;

    ServiceUnderLoad(Protocol protocol, List<Kind> kinds, Launch launch, Progress progress) {
        this.protocol = protocol;
        this.kinds = kinds;
        this.launch = launch.jvm(protocol.jvm().toArray(String[]::new));
        this.progress = progress;
    }

    /** How warm it became. */
    private record WarmUp(double seconds, double jitShare, boolean warm) {}

    /** What each kind saw, in their order. */
    List<StartRun> measure(long seed) throws IOException, InterruptedException {
        String at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        try (RunningService service = RunningService.start(launch)) {
            service.profiling().awaitReady();
            WarmUp warmUp;
            try (LoadGenerator load = load(service, protocol.warmUp().rate())) {
                warmUp = warmUp(service);
            }
            try (LoadGenerator load = load(service, protocol.rate());
                    MachineGauge gauge = MachineGauge.start()) {
                BlockReader reader = new BlockReader(protocol, service, load, gauge);
                double seconds = Kind.shortestBlockSeconds(kinds);
                reader.run(false, seconds, Treatment.OFF); // at the other rate now, which is not what is compared
                SplittableRandom order = new SplittableRandom(seed);
                List<Quad> same = new ArrayList<>();
                for (int quad = 0; quad < protocol.sameQuads(); quad++) {
                    same.add(quad(reader, order, seconds, Treatment.OFF, "A/A"));
                }
                Map<Kind, List<Quad>> ofKinds = quadsOfKinds(service, reader, order);
                return kinds.stream()
                        .map(kind -> new StartRun(
                                at,
                                seed,
                                kinds.stream().map(Kind::name).toList(),
                                warmUp.seconds(),
                                warmUp.jitShare(),
                                warmUp.warm(),
                                same,
                                ofKinds.getOrDefault(kind, List.of())))
                        .toList();
            }
        }
    }

    private LoadGenerator load(RunningService service, double rate) {
        return LoadGenerator.start(
                new LoadPlan(service.base(), rate, Duration.ofHours(1), MAX_IN_FLIGHT, ShopRoutes.ALL));
    }

    /** One session after another, of each kind in turn. */
    private WarmUp warmUp(RunningService service) throws IOException, InterruptedException {
        ThreadClocks threads = service.threads();
        long begun = System.nanoTime();
        for (int session = 0; ; session++) {
            Kind kind = kinds.get(session % kinds.size());
            Treatment on = kind.on(service);
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

    /** Each kind once, in an order drawn anew, and again: what changes with time touches all alike. */
    private Map<Kind, List<Quad>> quadsOfKinds(RunningService service, BlockReader reader, SplittableRandom order)
            throws IOException, InterruptedException {
        Map<Kind, List<Quad>> quads = new HashMap<>();
        for (int round = 0; round < protocol.kindQuads(); round++) {
            List<Kind> drawn = new ArrayList<>(kinds);
            Collections.shuffle(drawn, new Random(order.nextLong()));
            for (Kind kind : drawn) {
                quads.computeIfAbsent(kind, unused -> new ArrayList<>())
                        .add(quad(reader, order, kind.blockSeconds(), kind.on(service), kind.name()));
            }
        }
        return quads;
    }

    private Quad quad(BlockReader reader, SplittableRandom order, double seconds, Treatment on, String what)
            throws IOException, InterruptedException {
        List<Block> blocks = new ArrayList<>();
        for (boolean arm : order.nextBoolean() ? OFF_FIRST : ON_FIRST) {
            Block block = reader.run(arm, seconds, arm ? on : Treatment.OFF);
            blocks.add(block);
            progress.block(what, block);
        }
        return new Quad(blocks);
    }
}
