package dev.holter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.EndpointRequests;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.profile.TracedRequest;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** That work which is not done by the thread that serves a request is told what it belongs to. */
@Tag("long")
class BackgroundAttributionTests {

    private static final String DECORATED = "decorated=true";

    @Test
    void attributesScheduledMethodsToThemselves() {
        try (RunningShop shop = RunningShop.startWith(ScheduledWork.class)) {
            Profile profile = start(shop).profile().join();
            String endpoint = "@Scheduled ScheduledWork.Cleanup.run";
            assertAttributed(profile, endpoint);
            assertThat(profile.requestsOf(endpoint))
                    .hasValueSatisfying(runs ->
                            assertThat(runs.requests()).as("each run counts").isBetween(8L, 21L));
        }
    }

    @Test
    void attributesDecoratedWorkToTheRequestThatAskedForIt() {
        try (RunningShop shop = RunningShop.startWith(BackgroundWork.class, DECORATED)) {
            Profile later = profileOf(shop, "/later/");
            assertAttributed(later, "POST /later/{id}");
            assertAttributed(profileOf(shop, "/callable/"), "POST /callable/{id}");
            assertThat(later.requestsOf("POST /later/{id}").orElseThrow().slowest())
                    .hasSize(EndpointRequests.MAX_SLOWEST)
                    .allSatisfy(request -> assertThat(request.nanos()).isPositive())
                    .extracting(TracedRequest::traceId)
                    .isSubsetOf(BackgroundWork.TRACES);
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void attributesDecoratedWorkOnVirtualThreads() {
        try (RunningShop shop =
                RunningShop.startWith(BackgroundWork.class, DECORATED, "spring.threads.virtual.enabled=true")) {
            assertAttributed(profileOf(shop, "/later/"), "POST /later/{id}");
        }
    }

    @Test
    void neverGuessesWhatUndecoratedWorkBelongsTo() {
        try (RunningShop shop = RunningShop.startWith(BackgroundWork.class)) {
            assertThat(Shares.ofBurnt(profileOf(shop, "/later/"))).containsOnlyKeys("unattributed");
        }
    }

    private static void assertAttributed(Profile profile, String endpoint) {
        Map<String, Double> shares = Shares.ofBurnt(profile);
        assertThat(shares.getOrDefault(endpoint, 0.0))
                .as("%s of %s", endpoint, shares)
                .isGreaterThanOrEqualTo(0.95);
    }

    /** Other requests come in between, which get what the container recycled. */
    private static Profile profileOf(RunningShop shop, String path) {
        Session session = start(shop);
        for (int i = 0; !session.state().isFinal(); i++) {
            int done = BackgroundWork.DONE.get();
            assertThat(shop.send(shop.serviceRequest(path + i).POST(BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(200);
            shop.send(shop.serviceRequest("/ping").GET());
            Awaitility.await("the work is done")
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> BackgroundWork.DONE.get() > done);
        }
        return session.profile().join();
    }

    private static Session start(RunningShop shop) {
        return shop.holter().start(SessionRequest.of(ProfileType.CPU).duration(Duration.ofSeconds(4)));
    }
}
