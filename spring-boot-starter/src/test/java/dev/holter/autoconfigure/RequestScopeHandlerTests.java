package dev.holter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.Holter;
import dev.holter.profile.EndpointTotal;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.NullObservation;
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
        registry.observationConfig()
                .observationHandler(
                        new RequestScopeHandler(holter.requestScopes(), List.of(new ServletRequests(TraceIds.NONE))));
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
        Profile profile = profileOf(() -> {
            try (Observation.Scope scope = observation("GET", "/reset").openScope()) {
                scope.reset();
                burn();
            }
        });
        assertThat(Shares.ofBurnt(profile)).containsOnlyKeys("unattributed");
    }

    @Test
    void leavesOtherObservationsAlone() {
        Profile profile = profileOf(
                () -> Observation.createNotStarted("other", registry).observe(RequestScopeHandlerTests::burn));
        assertThat(Shares.ofBurnt(profile)).containsOnlyKeys("unattributed");
    }

    @Test
    void attributesAnObservationWithinARequestOnAnotherThread() {
        Profile profile = profileOf(() -> observation("GET", "/handed-over").observe(() -> {
            Observation inner = Observation.createNotStarted("inner", registry).start();
            Thread other = new Thread(() -> inner.scoped(RequestScopeHandlerTests::burn));
            other.start();
            join(other);
            inner.stop();
        }));
        assertThat(Shares.ofBurnt(profile).get("GET /handed-over"))
                .isGreaterThanOrEqualTo(0.95); // all but the edge of the session
    }

    @Test
    void attributesNothingWhileTheObservationIsCleared() {
        Profile profile = profileOf(() -> observation("GET", "/cleared").observe(() -> {
            try (Observation.Scope cleared = new NullObservation(registry).openScope()) {
                burn();
            }
        }));
        assertThat(Shares.ofBurnt(profile)).containsOnlyKeys("unattributed");
    }

    @Test
    void staysWithTheRequestWhenAnObservationWithinItEnds() {
        Profile profile = profileOf(() -> observation("GET", "/outer").observe(() -> {
            Observation.createNotStarted("inner", registry).observe(() -> {});
            Observation.createNotStarted("inner", registry).observe(() -> {});
            burn();
        }));
        assertThat(Shares.ofBurnt(profile).get("GET /outer"))
                .isGreaterThanOrEqualTo(0.95); // all but the edge of the session
    }

    @Test
    void letsGoOfTheRequestWhenAnObservationWithinItWasNeverClosed() {
        Profile profile = profileOf(() -> {
            observation("GET", "/leaking").observe(() -> {
                observation("GET", "/leaked").openScope();
            });
            burn();
        });
        assertThat(Shares.ofBurnt(profile)).containsOnlyKeys("unattributed");
    }

    @Test
    void asksTheObservationAndNotTheRequestForTheMethod() {
        List<String> endpoints = endpointsOf(() -> {
            MockHttpServletRequest request = new MockHttpServletRequest("GET", "/raw/path");
            Observation observation = observation(request, "/recycled").start();
            observation.getContext().addLowCardinalityKeyValue(KeyValue.of("method", "GET"));
            request.setMethod("POST");
            observation.scoped(RequestScopeHandlerTests::burn);
        });
        assertThat(endpoints).contains("GET /recycled").noneMatch(name -> name.startsWith("POST"));
    }

    private List<String> endpointsOf(Runnable work) {
        return profileOf(work).endpoints().stream().map(EndpointTotal::endpoint).toList();
    }

    private Profile profileOf(Runnable work) {
        Session session = holter.start(SessionRequest.of(ProfileType.CPU).duration(Duration.ofSeconds(2)));
        while (!session.state().isFinal()) {
            work.run();
        }
        return session.profile().join();
    }

    private Runnable scope(String method, String route) {
        return () -> observation(method, route).observe(RequestScopeHandlerTests::burn);
    }

    private Observation observation(String method, String route) {
        return observation(new MockHttpServletRequest(method, "/raw/path"), route);
    }

    private Observation observation(MockHttpServletRequest request, String route) {
        ServerRequestObservationContext context =
                new ServerRequestObservationContext(request, new MockHttpServletResponse());
        context.setPathPattern(route);
        return Observation.createNotStarted("http.server.requests", () -> context, registry);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void burn() {
        Burn.cpu(20);
    }
}
