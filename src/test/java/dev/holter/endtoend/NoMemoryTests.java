package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An {@code OutOfMemoryError} in the parser. Its buffer is outside the heap, so a service that holds nearly all such memory lets the
 * parser fail and nothing else, which is why the service can be held to answering as before; a full heap is tried in a test of the core.
 */
@Tag("long")
class NoMemoryTests {

    /** Leaves a megabyte: enough for connections, and half of what the parser takes. */
    private static final String HOARDER = """
            package dev.holter.samples.shop;

            import java.lang.management.BufferPoolMXBean;
            import java.lang.management.ManagementFactory;
            import java.nio.ByteBuffer;
            import java.util.ArrayList;
            import java.util.List;
            import org.springframework.web.bind.annotation.GetMapping;
            import org.springframework.web.bind.annotation.PathVariable;
            import org.springframework.web.bind.annotation.RestController;

            @RestController
            class Hoarder {

                private static final int BLOCK = 64 << 10;

                private final List<ByteBuffer> kept = new ArrayList<>();

                @GetMapping("/hoard/{most}")
                synchronized long hoard(@PathVariable long most) {
                    if (most == 0) {
                        kept.clear();
                        System.gc();
                    }
                    while (used() + BLOCK <= most) {
                        kept.add(ByteBuffer.allocateDirect(BLOCK));
                    }
                    return used();
                }

                private static long used() {
                    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                            .filter(pool -> pool.getName().equals("direct"))
                            .mapToLong(BufferPoolMXBean::getTotalCapacity)
                            .sum();
                }
            }
            """;

    private static final int MEGABYTES = 24;

    @Test
    void aSessionThatCannotBeParsedFailsWithThatReasonAndTheNextOneCompletes(@TempDir Path folder) throws Exception {
        SmallService service = SmallService.shop(Boot.BOOT_4_1, folder);
        service.compile("Hoarder", HOARDER);
        Launch launch = service.launch("dev.holter.samples.shop.ShopApplication")
                .with("holter.limits.max-per-hour=3600")
                .jvm("-XX:MaxDirectMemorySize=" + MEGABYTES + "m")
                .warm();
        try (RunningService shop = RunningService.start(launch);
                FaultCheck check = new FaultCheck(shop)) {
            ProfilingClient profiling = shop.profiling();
            JsonNode session = check.during("no memory for the parser", () -> {
                String id = profiling.startSession("3s");
                shop.awaitRecording(id);
                assertThat(hoard(shop, MEGABYTES - 1)).isGreaterThan((long) (MEGABYTES - 2) << 20);
                return profiling.finished(id);
            });
            assertThat(session.get("state").asText()).as("%s", session).isEqualTo("FAILED");
            assertThat(session.get("failure").asText()).contains("OutOfMemoryError");

            hoard(shop, 0);
            ProfileAssertions.assertCompleted(profiling.finished(profiling.startSession("2s")));
            assertThat(profiling.status().get("state").asText()).isEqualTo("READY");
        }
    }

    private static long hoard(RunningService shop, int megabytes) {
        return Long.parseLong(
                shop.client().get("/hoard/" + ((long) megabytes << 20)).body());
    }
}
