package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a profile of the shop under traffic has to be. */
final class ProfileAssertions {

    private ProfileAssertions() {}

    static void assertCompleted(JsonNode session) {
        assertThat(session.get("state").asText()).as("%s", session).isEqualTo("COMPLETED");
        assertThat(session.path("truncated").asText("null"))
                .as("truncated: %s", session)
                .isEqualTo("null");
        assertThat(session.get("samples").asLong()).isPositive();
        assertThat(session.at("/value/name").asText()).isEqualTo("cpu");
        assertThat(session.at("/value/unit").asText()).isEqualTo("nanoseconds");
        assertThat(session.at("/value/total").asLong()).isPositive();
        assertThat(session.at("/overhead/share").asDouble()).isPositive();
        assertThat(session.get("top")).isNotEmpty();
    }

    /** Endpoints are route templates. Only the one that burns most CPU is sure to be sampled within seconds of light traffic. */
    static void assertEndpointsOfTheShop(JsonNode session) {
        JsonNode endpoints = session.get("endpoints");
        assertThat(endpoints.findValuesAsText("endpoint"))
                .as("%s", endpoints)
                .contains("GET /checkout")
                .doesNotContain("GET /inventory/7")
                .isSubsetOf(
                        "GET /checkout",
                        "GET /catalog",
                        "GET /inventory/{id}",
                        "GET /report",
                        "GET /actuator/profiling",
                        "GET /actuator/profiling/{id}",
                        "POST /actuator/profiling",
                        "unattributed");
        long sum = 0;
        for (JsonNode endpoint : endpoints) {
            sum += endpoint.get("value").asLong();
        }
        assertThat(sum).isEqualTo(session.at("/value/total").asLong());
    }

    static void assertViews(ProfilingClient profiling, JsonNode session) {
        assertCollapsed(view(profiling, session, "collapsed", "text/plain"), session);
        for (String view : new String[] {"top", "tree"}) {
            JsonNode json = ProfilingClient.json(view(profiling, session, view, "application/json"));
            assertThat(json.get("total").asLong()).as(view).isEqualTo(total(session));
        }
        assertFlameGraph(view(profiling, session, "flamegraph", "text/html"));
    }

    private static HttpResponse<String> view(ProfilingClient profiling, JsonNode session, String view, String type) {
        HttpResponse<String> response =
                profiling.get("viewer", "/" + session.get("id").asText() + "/" + view);
        assertThat(response.statusCode()).as(view).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        return response;
    }

    private static void assertCollapsed(HttpResponse<String> collapsed, JsonNode session) {
        assertThat(collapsed.body()).contains("dev.holter.samples.shop.CheckoutController.checkout;");
        long sum = collapsed
                .body()
                .lines()
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        assertThat(sum).isEqualTo(total(session));
    }

    private static void assertFlameGraph(HttpResponse<String> page) {
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .containsExactly("sandbox allow-scripts; default-src 'none'; script-src '"
                        + hash("<script>(.*?)</script>", page.body()) + "'; style-src '"
                        + hash("<style>(.*?)</style>", page.body()) + "'");
        assertThat(page.body()).contains("GET /checkout").contains("CheckoutController");
    }

    /** The hash by which a browser recognises the one element that the pattern finds. */
    private static String hash(String element, String page) {
        Matcher matcher = Pattern.compile(element, Pattern.DOTALL).matcher(page);
        assertThat(matcher.find()).as(element).isTrue();
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(matcher.group(1).getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long total(JsonNode session) {
        return session.at("/value/total").asLong();
    }
}
