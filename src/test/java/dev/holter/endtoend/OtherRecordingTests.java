package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OtherRecordingTests {

    @ParameterizedTest
    @EnumSource(Boot.class)
    void recordsBesideARecordingFromTheCommandLineAndSaysSo(Boot boot) {
        Launch recorded = Launch.shop(boot).jvm("-XX:StartFlightRecording=name=nightly,settings=profile");
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
