package dev.holter.benchmarks.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.benchmarks.service.Launch;
import dev.holter.benchmarks.service.Profiling;
import dev.holter.benchmarks.service.RunningService;
import dev.holter.samples.load.LoadGenerator;
import dev.holter.samples.load.LoadPlan;
import dev.holter.samples.load.ShopRoutes;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The packaged shop in a process of its own, with Holter as its users have it, under an open-loop load from this JVM. */
final class ShopSubject implements Subject {

    private static final String PACKAGE = "dev.holter.samples.shop.";

    private static final Landmarks CONTROLLERS = new Landmarks(Map.of(
            PACKAGE + "CheckoutController.checkout", "GET /checkout",
            PACKAGE + "CatalogController.catalog", "GET /catalog",
            PACKAGE + "InventoryController.stock", "GET /inventory/{id}",
            PACKAGE + "ReportController.report", "GET /report"));

    private static final Duration LOAD_AT_MOST = Duration.ofMinutes(30);

    /** So that a load above what two cores can do makes some tens of threads runnable, not hundreds. */
    private static final int MAX_IN_FLIGHT = 32;

    private final RunningService service;
    private final LoadGenerator load;
    private final Profiling profiling;

    private ShopSubject(RunningService service, LoadGenerator load) {
        this.service = service;
        this.load = load;
        this.profiling = service.profiling();
    }

    static Subject start(Path jar, Plan plan, Path directory) throws IOException, InterruptedException {
        RunningService service =
                RunningService.start(Launch.of(Path.of(System.getProperty("java.home")), jar, directory.resolve("shop"))
                        .jvm(JvmOptions.own().toArray(new String[0]))
                        .with(
                                // What it costs is measured elsewhere; here, it is to take all its samples.
                                "holter.budget.cpu=1", "holter.types.cpu.source=" + plan.sourceName()));
        try {
            service.profiling().awaitReady();
            LoadGenerator load = LoadGenerator.start(
                    new LoadPlan(service.base(), plan.load(), LOAD_AT_MOST, MAX_IN_FLIGHT, ShopRoutes.ALL));
            return new ShopSubject(service, load);
        } catch (IOException | InterruptedException | RuntimeException e) {
            service.close();
            throw e;
        }
    }

    @Override
    public long pid() {
        return service.pid();
    }

    @Override
    public Landmarks landmarks() {
        return CONTROLLERS;
    }

    @Override
    public Session session(Duration length) throws IOException, InterruptedException {
        String id = profiling.start("cpu", length.toSeconds());
        JsonNode session = profiling.awaitCompleted(id);
        Map<String, String> collapsed = new TreeMap<>();
        for (JsonNode endpoint : session.path("endpoints")) {
            String name = endpoint.path("endpoint").asText();
            collapsed.put(
                    name,
                    profiling
                            .get("/" + id + "/collapsed?endpoint=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                            .body());
        }
        List<String> notes = new ArrayList<>();
        session.path("notes").forEach(note -> notes.add(note.asText()));
        return new Session(collapsed, session.path("samples").asLong(), notes);
    }

    @Override
    public void close() {
        load.close();
        service.close();
    }
}
