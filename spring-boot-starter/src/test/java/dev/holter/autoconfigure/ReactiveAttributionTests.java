package dev.holter.autoconfigure;

import static dev.holter.autoconfigure.RunningShop.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.profile.EndpointRequests;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Hooks;

/** That samples carry the route of a WebFlux request, on whichever of Reactor's threads its work is done. */
@Tag("long")
class ReactiveAttributionTests {

    private static final String AUTO = "spring.reactor.context-propagation=auto";

    /** Reactor's hooks are the JVM's, so the next test would have them, too. */
    @AfterEach
    void disablePropagation() {
        Hooks.disableAutomaticContextPropagation();
    }

    @ParameterizedTest
    @CsvSource({
        "event-loop, reactor-http",
        "method, reactor-http",
        "subscribe-on, boundedElastic",
        "publish-on, parallel",
        "secured, Thread"
    })
    void findsTheRouteOnReactorsThreads(String path, String thread) {
        try (RunningShop shop = RunningShop.startReactive(AUTO)) {
            Profile profile = profileOf(shop, path, thread);
            assertThat(Shares.ofBurnt(profile)).hasEntrySatisfying("GET /" + path + "/{id}", share -> assertThat(share)
                    .isGreaterThanOrEqualTo(0.95));
            EndpointRequests requests =
                    profile.requestsOf("GET /" + path + "/{id}").orElseThrow();
            assertThat(requests.requests())
                    .as("hops of one request are one request")
                    .isBetween(8L, 40L);
            assertThat(requests.p50Nanos()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(FluxShop.BURN_MILLIS) * 9 / 10);
            JsonNode attribution = json(shop.get("viewer", "")).get("attribution");
            assertThat(attribution.get("state").asText()).isEqualTo("COMPLETE");
            assertThat(attribution.has("advice")).isFalse();
        }
    }

    @Test
    void saysWhatToSetWithoutContextPropagation() {
        try (RunningShop shop = RunningShop.startReactive()) {
            Map<String, Double> shares = Shares.ofBurnt(profileOf(shop, "subscribe-on", "boundedElastic"));
            assertThat(shares).containsOnlyKeys("unattributed (reactive)");
            JsonNode attribution = json(shop.get("viewer", "")).get("attribution");
            assertThat(attribution.get("state").asText()).isEqualTo("NOT_REACTIVE");
            assertThat(attribution.get("advice").asText()).startsWith("Set 'spring.reactor.context-propagation=auto'");
        }
    }

    private static Profile profileOf(RunningShop shop, String path, String thread) {
        Session session = shop.holter().start(SessionRequest.of(ProfileType.CPU).duration(Duration.ofSeconds(4)));
        for (int i = 0; !session.state().isFinal(); i++) {
            assertThat(shop.send(shop.serviceRequest("/" + path + "/" + i).GET())
                            .body())
                    .containsIgnoringCase(thread); // with virtual threads it is loomBoundedElastic
        }
        return session.profile().join();
    }
}
