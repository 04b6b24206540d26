package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may do what, by the rule of {@link Operation} and {@link Guarding}: every operation that the endpoint declares, as
 * everybody, and what another site's page can send. On real services, each started once.
 */
@Tag("long")
@Tag("any-jdk")
class AccessTests {

    static Stream<Arguments> services() {
        return Stream.of(Stack.values()).flatMap(stack -> Stream.of(Guarding.values())
                .filter(guarding -> stack.canHaveSecurity() || !guarding.hasSecurity())
                .flatMap(guarding ->
                        Stream.of(Arguments.of(stack, guarding, false), Arguments.of(stack, guarding, true))));
    }

    @ParameterizedTest(name = "{0}, {1}, separate port: {2}")
    @MethodSource("services")
    void everybodyMayDoWhatTheRuleSaysAndNoOtherSiteAnything(
            Stack stack, Guarding guarding, boolean ownPort, @TempDir Path folder) throws Exception {
        try (AccessService service = AccessService.start(stack, guarding, ownPort, folder)) {
            assertThat(service.declared("operations"))
                    .as("each operation of the endpoint has to have a row in Operation")
                    .isEqualTo(Operation.allDeclared());
            assertThat(service.declared("words")).isEqualTo(Operation.WORDS);

            AccessMatrix matrix = AccessMatrix.of(service, guarding);
            CrossSite crossSite = CrossSite.on(service, credentials(service, guarding));
            System.out.printf(
                    "%n%s, %s, %s%n%s%d requests of another site, changed by them: %s%n",
                    stack,
                    guarding.words(),
                    ownPort ? "separate management port" : "one port",
                    matrix.table(),
                    crossSite.sent(),
                    crossSite.wrong().isEmpty() ? "nothing" : crossSite.wrong());
            List<String> wrong = new ArrayList<>(matrix.wrong());
            wrong.addAll(crossSite.wrong());
            assertThat(wrong).isEmpty();
            assertSaysSo(service, guarding);
        }
    }

    /** What the victim's browser has: nothing, a password that it remembers, the cookie of a login. */
    private static List<String> credentials(AccessService service, Guarding guarding) {
        if (!guarding.hasSecurity()) {
            return List.of("");
        }
        String cookie = "Cookie: " + login(service);
        ProfilingClient profiling = service.profiling();
        service.set(Scene.QUIET, "");
        assertThat(profiling
                        .client()
                        .send(profiling
                                .postRequest(null, "", Row.json(Operation.START.body()))
                                .header("Cookie", cookie.substring("Cookie: ".length())))
                        .statusCode())
                .as("what the application's own page may do with that cookie, or the cookie proved nothing")
                .isEqualTo(Operation.START.success());
        return List.of("", "Authorization: " + ServiceClient.basic("operator", "operator"), cookie);
    }

    private static String login(AccessService service) {
        ServiceClient client = service.profiling().client();
        HttpResponse<String> answer = client.send(client.request(null, "/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=operator&password=operator")));
        return answer.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new AssertionError("no cookie: " + answer.statusCode() + answer.headers()))
                .replaceFirst(";.*", "");
    }

    private static void assertSaysSo(AccessService service, Guarding guarding) {
        List<String> warnings = service.running().warnings();
        switch (guarding) {
            case SECURITY -> assertThat(warnings).noneMatch(line -> line.contains("Spring Security"));
            case NO_SECURITY ->
                assertThat(warnings)
                        .anyMatch(line -> line.contains("The profiling endpoint is exposed and refuses every call"));
            case NO_SECURITY_ALLOWED ->
                assertThat(warnings)
                        .anyMatch(line ->
                                line.contains("Everybody who reaches the profiling endpoint may use all of it"));
        }
    }
}
