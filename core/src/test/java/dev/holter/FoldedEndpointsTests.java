package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.attribution.EndpointNames;
import dev.holter.attribution.RequestScopes;
import dev.holter.profile.EndpointRequests;
import dev.holter.profile.Endpoints;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** That a service with more routes than are told apart loses none of its requests, and is told how many are folded. */
class FoldedEndpointsTests {

    private static final int ROUTES = EndpointNames.MAX_ENDPOINTS + 200;

    @Test
    void countsEndpointsBeyondTheCapAndTheirRequests() {
        try (Holter holter = Holter.builder().build()) {
            Session session = holter.start(SessionRequest.of(ProfileType.CPU).duration(Duration.ofSeconds(1)));
            while (!session.state().isFinal()) {
                serveEachRoute(holter.requestScopes());
            }
            Profile profile = session.profile().join();
            long other = profile.requestsOf(Endpoints.OTHER).orElseThrow().requests();
            assertThat(other).isPositive();
            assertThat(profile.requests().stream()
                            .mapToLong(EndpointRequests::requests)
                            .sum())
                    .as("%s of %s requests are of folded endpoints", other, ROUTES)
                    .isCloseTo(other * ROUTES / 200, org.assertj.core.api.Assertions.withinPercentage(1));
            assertThat(profile.provenance().notes())
                    .contains("More than 500 endpoints since the start: 200 beyond are counted as 'other', with "
                            + other + " requests in this session.");
        }
    }

    private static void serveEachRoute(RequestScopes scopes) {
        for (int route = 0; route < ROUTES; route++) {
            scopes.open(route, number -> "GET /" + number);
            scopes.close();
        }
    }
}
