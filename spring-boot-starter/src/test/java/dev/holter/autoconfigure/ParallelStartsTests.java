package dev.holter.autoconfigure;

import static dev.holter.autoconfigure.RunningShop.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ParallelStartsTests {

    private static final int STARTS = 200;

    @Test
    void runsOneOfTwoHundredAndUsesNothingUpForTheRest() {
        try (RunningShop shop = RunningShop.start("holter.limits.max-per-hour=2")) {
            List<CompletableFuture<HttpResponse<String>>> starts = new ArrayList<>();
            List<CompletableFuture<HttpResponse<String>>> pings = new ArrayList<>();
            for (int i = 0; i < STARTS; i++) {
                starts.add(shop.client()
                        .sendAsync(
                                shop.request("operator", "", "Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString("{\"type\":\"cpu\",\"duration\":\"30s\"}"))
                                        .build(),
                                BodyHandlers.ofString()));
                pings.add(shop.client()
                        .sendAsync(shop.serviceRequest("/ping").GET().build(), BodyHandlers.ofString()));
            }

            assertThat(starts.stream().map(CompletableFuture::join).filter(r -> r.statusCode() == 202))
                    .hasSize(1);
            assertThat(starts.stream().map(CompletableFuture::join).filter(r -> r.statusCode() != 202))
                    .allSatisfy(r -> assertThat(ProfilingHttpTests.code(r)).isEqualTo("409 BUSY"));
            assertThat(pings.stream().map(CompletableFuture::join))
                    .allSatisfy(r -> assertThat(r.body()).isEqualTo("pong"));

            String id = json(shop.get("viewer", ""))
                    .get("sessions")
                    .get(0)
                    .get("id")
                    .asText();
            shop.post("operator", "/" + id, "{\"state\":\"STOPPED\"}");
            shop.finished(id);
            shop.finished(shop.startSession("1s"));
            HttpResponse<String> third = shop.post("operator", "", "{\"type\":\"cpu\"}");
            assertThat(ProfilingHttpTests.code(third)).isEqualTo("429 LIMITED");
            long retryAfter = json(third).get("retryAfter").asLong();
            assertThat(retryAfter).isBetween(1L, 3_600L);
            assertThat(third.headers().firstValue("Retry-After")).contains(String.valueOf(retryAfter));
        }
    }
}
