package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * A thousand sessions in a row, of all types, some read along and some killed, under light traffic: nothing grows with their number.
 * What it is about lies below Spring, so it runs on one Boot.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
@Tag("long")
@Tag("any-jdk")
class ManySessionsTests {

    /** {@code -Dholter.soak.sessions=} asks for more. */
    private static final int SESSIONS = Integer.getInteger("holter.soak.sessions", 1_000);

    private static final int LOOK_EVERY = 100;

    /** Until here classes are loaded, methods compiled and pools filled. */
    private static final int WARM_AFTER = 300;

    private static final int LIVE_EVERY = 25;
    private static final int KILLED_EVERY = 40;

    private static final List<String> TYPES = List.of("cpu", "allocation", "lock", "wait", "heap", "trace");

    /**
     * A session may leave less than this behind, bytes: what is bounded still fills while this runs, Spring's last audit events and the ids
     * that the archive remembers among it, and makes up to a kilobyte; the profile of a session is 50 of them.
     */
    private static final double LEAKED_BYTES = 2_048;

    /** Of threads, descriptors and files, a session may leave less than this: pools of the service's own breathe. */
    private static final double LEAKED_THINGS = 0.02;

    private final Map<Integer, Vitals> looks = new TreeMap<>();

    @Test
    void leaveNothingBehind() throws Exception {
        Launch launch = Launch.shop(Boot.BOOT_4_1)
                .jvm(Vitals.OPTIONS)
                .with(
                        "holter.budget.cpu=1", // sessions of some ms are all beginning and end
                        "holter.retention.max-size=1MB", // is full before the first look that counts
                        "server.tomcat.threads.max=8",
                        "server.tomcat.threads.min-spare=8");
        try (RunningService shop = RunningService.start(launch);
                Traffic traffic = Traffic.on(shop)) {
            printHeader();
            for (int i = 1; i <= SESSIONS; i++) {
                runSession(shop.profiling(), i);
                if (i % LOOK_EVERY == 0) {
                    looks.put(i, look(shop));
                    print(i, looks.get(i));
                }
            }
            printGrowth();
            assertThat(traffic.failures()).isEmpty();
            assertThat(shop.warnings()).allMatch(line -> line.matches(".*[kK]ill.*"));
        }
        assertGrowsLessThan(LEAKED_BYTES, "heap", Vitals::heap);
        assertGrowsLessThan(LEAKED_BYTES, "native memory", Vitals::nativeMemory);
        assertGrowsLessThan(LEAKED_THINGS, "threads", Vitals::threads);
        assertGrowsLessThan(LEAKED_THINGS, "descriptors", Vitals::descriptors);
        assertGrowsLessThan(LEAKED_THINGS, "files", Vitals::files);
    }

    private static void runSession(ProfilingClient profiling, int number) {
        String type = TYPES.get(number % TYPES.size());
        boolean live = number % LIVE_EVERY == 1 && !type.equals("heap");
        HttpResponse<String> started = profiling.post(
                "operator", "", "{\"type\":\"" + type + "\",\"duration\":\"30s\",\"live\":" + live + "}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String id = ProfilingClient.json(started).get("id").asText();
        if (number % KILLED_EVERY == 0) {
            move(profiling, true);
            assertEnds(profiling, id, "STOPPED", "FAILED"); // it fails if it had not begun yet
            move(profiling, false);
        } else {
            assertThat(profiling
                            .post("operator", "/" + id, "{\"state\":\"STOPPED\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertEnds(profiling, id, "STOPPED");
        }
    }

    private static void move(ProfilingClient profiling, boolean engaged) {
        HttpResponse<String> moved =
                profiling.post("operator", "/kill-switch", "{\"engaged\":" + engaged + ",\"reason\":\"soak\"}");
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
    }

    private static void assertEnds(ProfilingClient profiling, String id, String... states) {
        Awaitility.await("session " + id + " ends")
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !profiling.session(id).get("state").asText().equals("RUNNING"));
        JsonNode session = profiling.session(id);
        assertThat(session.get("state").asText()).as("%s", session).isIn((Object[]) states);
    }

    /** Ten seconds after a live session, its thread is gone; the warm ones of the service's are waited for likewise. */
    private static Vitals look(RunningService shop) throws Exception {
        Awaitility.await("the live session's thread is gone")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> !Vitals.threadNames(shop).contains("holter-live"));
        return Vitals.of(shop);
    }

    /** By session, after the warm-up. */
    private double growth(ToLongFunction<Vitals> what) {
        Map<Integer, Long> warm = new TreeMap<>();
        looks.forEach((sessions, vitals) -> {
            if (sessions >= WARM_AFTER) {
                warm.put(sessions, what.applyAsLong(vitals));
            }
        });
        return Growth.bySession(warm);
    }

    private void assertGrowsLessThan(double bound, String what, ToLongFunction<Vitals> value) {
        assertThat(growth(value)).as("growth of %s by session", what).isLessThan(bound);
    }

    private static void printHeader() {
        System.out.printf(
                "JDK %d%n%8s %9s %11s %12s %7s %11s %5s %7s%n",
                Runtime.version().feature(),
                "sessions",
                "heap KB",
                "native KB",
                "resident KB",
                "threads",
                "descriptors",
                "files",
                "classes");
    }

    private static void print(int sessions, Vitals vitals) {
        System.out.printf(
                "%8d %9d %11d %12d %7d %11d %5d %7d%n",
                sessions,
                vitals.heap() >> 10,
                vitals.nativeMemory() >> 10,
                vitals.resident() >> 10,
                vitals.threads(),
                vitals.descriptors(),
                vitals.files(),
                vitals.classes());
    }

    private void printGrowth() {
        System.out.printf(
                Locale.ROOT,
                "growth by session after %d: heap %.0f B, native %.0f B (%s), resident %.0f B, threads %.4f,"
                        + " descriptors %.4f, files %.4f, classes %.4f%n",
                WARM_AFTER,
                growth(Vitals::heap),
                growth(Vitals::nativeMemory),
                looks.get(WARM_AFTER).categories().keySet().stream()
                        .filter(name -> Math.abs(growth(v -> v.categories().getOrDefault(name, 0L))) >= 1)
                        .map(name -> String.format(Locale.ROOT, "%s %.0f", name, growth(v -> v.categories()
                                .getOrDefault(name, 0L))))
                        .collect(Collectors.joining(", ")),
                growth(Vitals::resident),
                growth(Vitals::threads),
                growth(Vitals::descriptors),
                growth(Vitals::files),
                growth(Vitals::classes));
    }
}
