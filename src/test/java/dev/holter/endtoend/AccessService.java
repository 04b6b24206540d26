package dev.holter.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A service for tests of who may do what. A door of its own beside Holter's endpoint sets the scene and tells what is really so,
 * whatever the endpoint says or refuses to say.
 */
final class AccessService implements AutoCloseable {

    private static final String DIRECTORY = "dumps";

    private final RunningService service;
    private final Path quarantine;
    private final String quarantined;

    private AccessService(RunningService service) throws IOException {
        this.service = service;
        Awaitility.await("Holter is prepared").until(() -> !truth().contains("STARTING"));
        door("/door/scene?running=true&killed=false");
        Path crumb = Awaitility.await("a breadcrumb lies").until(this::breadcrumb, path -> path != null);
        this.quarantine = crumb.resolveSibling(
                String.valueOf(crumb.getFileName()).replaceAll("\\d+\\.crumb$", "heap.quarantined"));
        this.quarantined = Files.readString(crumb).replace("type=cpu", "type=heap");
    }

    static AccessService start(Stack stack, Guarding guarding, boolean ownPort, Path folder) throws Exception {
        SmallService small = new SmallService(stack.jar(), folder);
        small.compile("Application", AccessSources.APPLICATION);
        if (guarding.hasSecurity()) {
            small.compile("Security", AccessSources.SECURITY);
        } else {
            small.leaveOut("spring-security-", "spring-boot-security-");
        }
        Launch launch = small.launch("access.Application")
                .with(
                        "management.endpoints.web.exposure.include=profiling",
                        "management.endpoint.profiling.access=unrestricted",
                        "spring.mvc.hiddenmethod.filter.enabled=true", // so that a form can ask for DELETE
                        "spring.webflux.hiddenmethod.filter.enabled=true",
                        "holter.directory=" + DIRECTORY,
                        "holter.limits.max-per-hour=3600",
                        "holter.budget.cpu=0.9"); // nothing here is about cost
        launch =
                guarding == Guarding.NO_SECURITY_ALLOWED ? launch.with("holter.endpoint.allow-anonymous=true") : launch;
        launch = ownPort ? launch.with("management.server.port=0") : launch;
        return new AccessService(RunningService.startUnprepared(launch));
    }

    private @Nullable Path breadcrumb() throws IOException {
        try (Stream<Path> files = Files.walk(service.home().resolve(DIRECTORY))) {
            return files.filter(file -> file.toString().endsWith(".crumb"))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Makes it so, where it is not so already; the path of the operation then. */
    String set(Scene scene, String path) {
        JsonNode ids = door("/door/scene?running=" + (scene == Scene.RUNNING) + "&killed=" + (scene == Scene.KILLED));
        setQuarantine(scene == Scene.QUARANTINED);
        return path.replace(
                "{id}", ids.get(scene == Scene.RUNNING ? "running" : "finished").asText());
    }

    private void setQuarantine(boolean wanted) {
        try {
            if (!wanted) {
                Files.deleteIfExists(quarantine);
            } else if (!Files.exists(quarantine)) {
                Files.writeString(quarantine, quarantined);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sessions with their states, the kill switch and quarantined types, as Holter itself tells them in the service. */
    String truth() {
        return door("/door/truth").toString();
    }

    /** What the endpoint declares: its {@code operations}, {@code words} in the place of an id, and {@code views}. */
    List<String> declared(String what) {
        return Stream.of(door("/door/declared").get(what).asText().split(","))
                .sorted()
                .toList();
    }

    /** What the audit says was done, refusals and reads left out. */
    List<String> done() {
        return service.log()
                .lines()
                .filter(line -> line.matches(".*\\bPROFILING_(?!REFUSED|READ).*"))
                .toList();
    }

    RunningService running() {
        return service;
    }

    ProfilingClient profiling() {
        return service.profiling();
    }

    private JsonNode door(String path) {
        HttpResponse<String> answer = service.client().get(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body() + service.log());
        }
        return ProfilingClient.json(answer);
    }

    @Override
    public void close() {
        service.close();
    }
}
