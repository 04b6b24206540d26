package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadTests {

    @ParameterizedTest
    @EnumSource(Boot.class)
    void attributesWorkOnVirtualThreadsToItsRequest(Boot boot) {
        Launch virtual = Launch.shop(boot).with("spring.threads.virtual.enabled=true");
        try (RunningService shop = RunningService.start(virtual);
                Traffic traffic = Traffic.on(shop)) {
            ProfilingClient profiling = shop.profiling();
            JsonNode session = profiling.finished(profiling.startSession("3s"));
            ProfileAssertions.assertCompleted(session);
            ProfileAssertions.assertEndpointsOfTheShop(session);
            String stacks = profiling
                    .get("viewer", "/" + session.get("id").asText() + "/collapsed?endpoint=GET%20/checkout")
                    .body();
            assertThat(stacks).contains("java.lang.VirtualThread.run;");
            assertThat(traffic.failures()).isEmpty();
        }
    }
}
