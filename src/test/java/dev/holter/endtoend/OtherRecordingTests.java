package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What this is about lies below Spring, so it runs on one Boot. */
class OtherRecordingTests {

    @Test
    void recordsBesideARecordingFromTheCommandLineAndSaysSo() {
        Launch recorded = Launch.shop(Boot.BOOT_3_5).jvm("-XX:StartFlightRecording=name=nightly,settings=profile");
        try (RunningService shop = RunningService.start(recorded);
                Traffic traffic = Traffic.on(shop)) {
            ProfilingClient profiling = shop.profiling();
            assertThat(profiling.status().get("otherRecordings"))
                    .singleElement()
                    .satisfies(name -> assertThat(name.asText()).isEqualTo("nightly"));

            JsonNode session = profiling.finished(profiling.startSession("3s"));
            ProfileAssertions.assertCompleted(session);
            ProfileAssertions.assertEndpointsOfTheShop(session);
            assertThat(session.get("notes").toString()).contains("The recording 'nightly' ran beside");
            assertThat(profiling.status().get("otherRecordings"))
                    .as("the other one goes on")
                    .hasSize(1);
            assertThat(traffic.failures()).isEmpty();
        }
    }
}
