package dev.holter.samples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.samples.load.LoadGenerator;
import dev.holter.samples.load.LoadPlan;
import dev.holter.samples.load.LoadReport;
import dev.holter.samples.load.ShopRoutes;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Profiles the shop under load. Exit code 0 when it did, 1 when it could not, 2 for a wrong option. */
final class Demo {

    /** Keeps two cores about a third busy: well below the point at which requests queue and JFR samples too few of them. */
    private static final double REQUESTS_PER_SECOND = 180;

    private static final int MAX_IN_FLIGHT = 200;
    private static final Duration LONGEST_LOAD = Duration.ofMinutes(5);
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration SESSION = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 250;
    private static final long LONGEST_POLLS = 4 * 60;

    private static final String ASK = "{\"type\":\"cpu\",\"duration\":\"" + SESSION.toSeconds()
            + "s\",\"question\":\"What does /checkout spend its CPU on?\"}";

    /** Set by {@code ./demo}: whether standard output is a terminal. {@code System.console()} says yes anywhere on JDK 22. */
    private static final String TERMINAL = "demo.terminal";

    private final DemoOptions options;
    private final PrintStream out;

    private Demo(DemoOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        DemoOptions options;
        try {
            options = DemoOptions.parse(arguments);
        } catch (DemoException e) {
            err.println(e.getMessage());
            return 2;
        }
        if (options.help()) {
            out.println(DemoOptions.USAGE);
            return 0;
        }
        try {
            new Demo(options, out).run();
            return 0;
        } catch (DemoException | IOException e) {
            err.println(e instanceof DemoException ? e.getMessage() : "The demo failed: " + e);
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private void run() throws DemoException, IOException, InterruptedException {
        Files.createDirectories(options.output());
        try (ShopProcess shop = ShopProcess.start(options)) {
            out.println("Starting the shop on " + shop.base() + " ...");
            shop.awaitHealthy();
            profile(shop.base());
            if (options.keep()) {
                shop.letGo();
                sayWhatIsKept(shop);
                System.out.flush();
                Runtime.getRuntime().halt(0); // closing would end the shop
            }
        }
    }

    private void profile(URI base) throws DemoException, IOException, InterruptedException {
        try (LoadGenerator load = LoadGenerator.start(plan(base))) {
            warmUp(load);
            ProfilingClient client = new ProfilingClient(base);
            String id = client.start(ASK);
            load.forget();
            out.println("POST /actuator/profiling as operator: session " + id);
            JsonNode session = await(client, id, load);
            LoadReport report = load.report();
            load.close();
            Path graph = options.output().resolve("flamegraph.html");
            Path stacks = options.output().resolve("profile.collapsed");
            client.save(id, "flamegraph", graph);
            client.save(id, "collapsed", stacks);
            out.println();
            out.println(Findings.of(session, report));
            out.println("Flame graph  " + graph.toAbsolutePath());
            out.println("Stacks       " + stacks.toAbsolutePath());
        }
    }

    private static LoadPlan plan(URI base) {
        return new LoadPlan(base, REQUESTS_PER_SECOND, LONGEST_LOAD, MAX_IN_FLIGHT, ShopRoutes.ALL);
    }

    private void warmUp(LoadGenerator load) throws InterruptedException {
        Progress progress = progress("Warming up  ");
        long start = System.nanoTime();
        for (double done = 0; done < 1; ) {
            Thread.sleep(POLL_MILLIS);
            done = (double) (System.nanoTime() - start) / WARM_UP.toNanos();
            progress.show(done, load.report().answered() + " requests answered");
        }
        progress.end();
    }

    private JsonNode await(ProfilingClient client, String id, LoadGenerator load)
            throws DemoException, IOException, InterruptedException {
        Progress progress = progress("Recording   ");
        long start = System.nanoTime();
        for (int i = 0; i < LONGEST_POLLS; i++) {
            JsonNode session = client.session(id);
            String state = session.path("state").asText();
            if (!state.equals("RUNNING")) {
                progress.show(1, load.report().answered() + " requests answered");
                progress.end();
                if (!state.equals("COMPLETED")) {
                    throw new DemoException("The session ended as " + state + ": "
                            + session.path("failure")
                                    .asText(session.path("truncated").asText()));
                }
                return session;
            }
            progress.show(
                    (double) (System.nanoTime() - start) / SESSION.toNanos(),
                    load.report().answered() + " requests answered");
            Thread.sleep(POLL_MILLIS);
        }
        throw new DemoException("Session " + id + " did not end.");
    }

    private Progress progress(String what) {
        return new Progress(out, Boolean.getBoolean(TERMINAL), what);
    }

    private void sayWhatIsKept(ShopProcess shop) {
        out.println();
        out.println("The shop stays up: " + shop.base() + "/actuator/profiling");
        out.println("Users viewer/viewer and operator/operator. End it by: kill " + shop.pid());
    }
}
