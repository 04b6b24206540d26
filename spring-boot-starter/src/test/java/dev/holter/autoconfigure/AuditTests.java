package dev.holter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.actuate.AuditFileCheck;
import dev.holter.guard.KillSwitch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AuditTests {

    private final List<AuditEvent> events = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    private Path file;
    private RunningShop shop;

    @BeforeEach
    void start() {
        file = folder.resolve("audit.log");
        shop = RunningShop.start("holter.audit.file=" + file);
        shop.listen(AuditApplicationEvent.class, event -> {
            if (event.getAuditEvent().getType().startsWith("PROFILING_")) {
                events.add(event.getAuditEvent());
            }
        });
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void tellsWhoDidWhat(CapturedOutput output) throws Exception {
        String id = shop.startSession("1s");
        shop.post("operator", "", "{\"type\":\"cpu\"}");
        shop.finished(id);
        shop.get("viewer", "/" + id + "/top");
        shop.get("viewer", "/" + id + "/secret");
        shop.post("viewer", "/" + id, "{\"state\":\"STOPPED\"}");
        shop.get(null, "/" + id);
        shop.delete("operator", "/" + id);
        shop.post("viewer", "/kill-switch", "{\"engaged\":true,\"reason\":\"say \\\"now\\\"\"}");
        shop.post("operator", "/kill-switch", "{\"engaged\":false,\"reason\":\"over\"}");
        shop.holter().killSwitch().engage(KillSwitch.JAVA, "batch", "night run");
        shop.holter().killSwitch().release(KillSwitch.JAVA, "batch", "done");

        assertThat(events)
                .extracting(AuditTests::told)
                .containsExactly(
                        "PROFILING_STARTED operator {duration=1s, id=" + id + ", type=cpu}",
                        "PROFILING_REFUSED operator {code=BUSY}",
                        "PROFILING_READ viewer {id=" + id + ", view=top}",
                        "PROFILING_REFUSED viewer {code=NOT_FOUND}",
                        "PROFILING_REFUSED viewer {code=FORBIDDEN}",
                        "PROFILING_REFUSED anonymous {code=UNAUTHENTICATED}",
                        "PROFILING_DROPPED operator {id=" + id + "}",
                        "PROFILING_KILLED viewer {reason=say \"now\", source=http}",
                        "PROFILING_RELEASED operator {reason=over, source=http}",
                        "PROFILING_KILLED batch {reason=night run, source=java}",
                        "PROFILING_RELEASED batch {reason=done, source=java}");
        assertThat(output)
                .contains("PROFILING_STARTED principal=\"operator\" duration=\"1s\" id=\"" + id + "\" type=\"cpu\"")
                .contains("PROFILING_KILLED principal=\"viewer\" reason=\"say \\\"now\\\"\" source=\"http\"");
        assertThat(Files.readAllLines(file)).hasSameSizeAs(events);
        assertThat(AuditFileCheck.firstBroken(file)).isEmpty();
    }

    @Test
    void countsRefusalsBeyondSixtyAMinute() {
        for (int i = 0; i < 80; i++) {
            assertThat(shop.get(null, "").statusCode()).isEqualTo(401);
        }
        assertThat(events).hasSizeBetween(60, 79);
    }

    private static String told(AuditEvent event) {
        return event.getType() + " " + event.getPrincipal() + " " + new TreeMap<>(event.getData());
    }
}
