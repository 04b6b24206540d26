package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else ends Holter's recording: a person with the JDK's own tool, or a listener in the service. Below Spring, so on one Boot. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class ForeignStopTests {

    /** Ends every recording of Holter's that begins while it is told to, in the thread that starts it. */
    private static final String MEDDLER = """
            package dev.holter.samples.shop;

            import jdk.jfr.FlightRecorder;
            import jdk.jfr.FlightRecorderListener;
            import jdk.jfr.Recording;
            import jdk.jfr.RecordingState;
            import org.springframework.web.bind.annotation.GetMapping;
            import org.springframework.web.bind.annotation.PathVariable;
            import org.springframework.web.bind.annotation.RestController;

            @RestController
            class Meddler implements FlightRecorderListener {

                private volatile String deed = "nothing";

                Meddler() {
                    FlightRecorder.addListener(this);
                }

                @GetMapping("/meddle/{deed}")
                String meddle(@PathVariable String deed) {
                    this.deed = deed;
                    return deed;
                }

                @Override
                public void recordingStateChanged(Recording recording) {
                    if (recording.getState() == RecordingState.RUNNING && recording.getName().startsWith("holter s-")) {
                        switch (deed) {
                            case "stop" -> recording.stop();
                            case "close" -> recording.close();
                            case "throw" -> throw new IllegalStateException("meddled");
                            default -> {}
                        }
                    }
                }
            }
            """;

    private RunningService shop;
    private ProfilingClient profiling;
    private FaultCheck check;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        SmallService service = SmallService.shop(Boot.BOOT_4_1, folder);
        service.compile("Meddler", MEDDLER);
        shop = RunningService.start(service.launch("dev.holter.samples.shop.ShopApplication")
                .with("holter.limits.max-per-hour=3600")
                .warm());
        profiling = shop.profiling();
        check = new FaultCheck(shop);
    }

    @AfterAll
    void close() {
        try (RunningService running = shop;
                FaultCheck watching = check) {
            assertThat(running.isAlive()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsWithThatReasonWhenSomebodyStopsItFromOutside(boolean live) throws Exception {
        JsonNode session = check.during("JFR.stop of a session that is " + (live ? "live" : "a window"), () -> {
            String id = profiling.startSession("30s", live);
            shop.awaitRecording(id);
            assertThat(shop.jcmd("JFR.stop", "name='holter " + id + "'")).contains("Stopped recording");
            return profiling.finished(id);
        });
        assertThat(session.get("state").asText()).as("%s", session).isEqualTo("STOPPED");
        assertThat(session.get("truncated").asText()).isEqualTo("stopped by another tool");
        assertNextCompletes(live);
    }

    @ParameterizedTest
    @CsvSource({"stop, false", "close, false", "throw, false", "stop, true", "close, true", "throw, true"})
    void endsWithAReasonWhenAListenerMeddlesAsItBegins(String deed, boolean live) throws Exception {
        JsonNode session = check.during("a listener's " + deed + ", live " + live, () -> {
            meddle(deed);
            JsonNode ended = profiling.finished(profiling.startSession("2s", live));
            meddle("nothing");
            return ended;
        });
        if (!deed.equals("throw")) { // what a listener throws is the listener's own
            assertThat(session.get("state").asText()).as("%s", session).isIn("STOPPED", "FAILED");
            assertThat(session.path("truncated").asText("")
                            + session.path("failure").asText(""))
                    .as("%s", session)
                    .isNotEmpty();
        }
        assertNextCompletes(live);
    }

    private void meddle(String deed) {
        assertThat(shop.client().get("/meddle/" + deed).body()).isEqualTo(deed);
    }

    private void assertNextCompletes(boolean live) {
        ProfileAssertions.assertCompleted(profiling.finished(profiling.startSession("2s", live)));
        assertThat(profiling.status().get("state").asText()).isEqualTo("READY");
    }
}
