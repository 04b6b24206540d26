package dev.holter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.EndpointTotal;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** That samples of a session carry the route of the request they worked for. */
class AttributionTests {

    @Test
    void findsTheRouteOnPlatformThreads() {
        try (RunningShop shop = RunningShop.start()) {
            attributesRequestsWithin(shop, "http-nio");
            attributesARequestThatIsLongerThanTheSession(shop);
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void findsTheRouteOnVirtualThreads() {
        try (RunningShop shop = RunningShop.start("spring.threads.virtual.enabled=true")) {
            attributesRequestsWithin(shop, "VirtualThread");
            attributesARequestThatIsLongerThanTheSession(shop);
        }
    }

    private static void attributesRequestsWithin(RunningShop shop, String threadKind) {
        Session session = start(shop);
        for (int i = 0; i < 20; i++) {
            HttpResponse<String> burnt =
                    shop.send(shop.serviceRequest("/burn/" + i + "?millis=200").GET());
            assertThat(burnt.body()).contains(threadKind);
        }
        assertAttributed(session.profile().join());
    }

    private static void attributesARequestThatIsLongerThanTheSession(RunningShop shop) {
        CompletableFuture<HttpResponse<String>> burning = shop.client()
                .sendAsync(shop.serviceRequest("/burn/long?millis=8000").GET().build(), BodyHandlers.ofString());
        Awaitility.await("the request is being worked for").until(() -> Shop.Controller.BURNING.get() > 0);
        Profile profile = start(shop).profile().join();
        assertThat(burning).as("the request outlives the session").isNotDone();
        assertAttributed(profile);
        burning.join();
    }

    /** By the Java API: calls of the endpoint would be requests of the service, too. */
    private static Session start(RunningShop shop) {
        return shop.holter().start(SessionRequest.of(ProfileType.CPU).duration(Duration.ofSeconds(4)));
    }

    private static void assertAttributed(Profile profile) {
        assertThat(Shares.ofBurnt(profile))
                .hasEntrySatisfying("GET /burn/{id}", share -> assertThat(share).isGreaterThanOrEqualTo(0.95));
        assertThat(profile.endpoints()).extracting(EndpointTotal::endpoint).noneMatch(name -> name.contains("long"));
    }
}
