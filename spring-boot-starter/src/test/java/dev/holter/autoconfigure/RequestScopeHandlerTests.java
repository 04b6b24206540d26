package dev.holter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.Holter;
import dev.holter.profile.EndpointTotal;
import dev.holter.profile.ProfileType;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestScopeHandlerTests {

    private final Holter holter = Holter.builder().build();
    private final ObservationRegistry registry = ObservationRegistry.create();

    {
        registry.observationConfig().observationHandler(new RequestScopeHandler(holter.requestScopes()));
    }

    @AfterEach
    void close() {
        holter.close();
    }

    @Test
    void namesARequestByMethodAndRoute() {
        assertThat(endpointsOf(scope("GET", "/orders/{id}"))).contains("GET /orders/{id}");
    }

    @Test
    void givesMethodsThatNobodyKnowsOneName() {
        assertThat(endpointsOf(scope("BREW", "/pot"))).contains("OTHER /pot");
    }

    @Test
    void namesARequestWithoutARouteAsSuch() {
        assertThat(endpointsOf(scope("GET", null))).contains("(no route)").doesNotContain("GET null");
    }

    @Test
    void stopsAttributingWhenAScopeIsReset() {
        List<String> endpoints = endpointsOf(() -> {
            try (Observation.Scope scope = observation("GET", "/reset").openScope()) {
                scope.reset();
                burn();
            }
        });
        assertThat(endpoints).containsOnly("unattributed");
    }

    @Test
    void leavesOtherObservationsAlone() {
        List<String> endpoints = endpointsOf(
                () -> Observation.createNotStarted("other", registry).observe(RequestScopeHandlerTests::burn));
        assertThat(endpoints).containsOnly("unattributed");
    }

    private List<String> endpointsOf(Runnable work) {
        Session session = holter.start(SessionRequest.of(ProfileType.CPU).duration(Duration.ofSeconds(1)));
        while (!session.state().isFinal()) {
            work.run();
        }
        return session.profile().join().endpoints().stream()
                .map(EndpointTotal::endpoint)
                .toList();
    }

    private Runnable scope(String method, String route) {
        return () -> observation(method, route).observe(RequestScopeHandlerTests::burn);
    }

    private Observation observation(String method, String route) {
        ServerRequestObservationContext context = new ServerRequestObservationContext(
                new MockHttpServletRequest(method, "/raw/path"), new MockHttpServletResponse());
        context.setPathPattern(route);
        return Observation.createNotStarted("http.server.requests", () -> context, registry);
    }

    private static void burn() {
        long end = System.nanoTime() + 20_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
