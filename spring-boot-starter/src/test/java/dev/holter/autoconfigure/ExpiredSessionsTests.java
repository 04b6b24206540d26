package dev.holter.autoconfigure;

import static dev.holter.autoconfigure.ProfilingHttpTests.code;
import static dev.holter.autoconfigure.RunningShop.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller is told of a session that retention dropped, by age and by bytes. */
class ExpiredSessionsTests {

    @ParameterizedTest
    @ValueSource(strings = {"holter.retention.max-age=1s", "holter.retention.max-size=1KB"})
    void areGoneWhichIsNotTheSameAsUnknown(String bound) {
        try (RunningShop shop = RunningShop.start(bound)) {
            String id = shop.startSession("1s");
            Awaitility.await("it is over, and dropped")
                    .until(() -> shop.get("viewer", "/" + id).statusCode() != 200);

            for (String path : new String[] {"", "/flamegraph", "/top", "/jfr"}) {
                HttpResponse<String> answer = shop.get("viewer", "/" + id + path);
                assertThat(code(answer)).as(path).isEqualTo("410 EXPIRED");
                assertThat(json(answer).get("detail").asText()).contains(id, "'holter.retention'", "'shop-1'");
            }
            assertThat(code(shop.post("operator", "/" + id, "{\"state\":\"STOPPED\"}")))
                    .isEqualTo("410 EXPIRED");
            assertThat(code(shop.delete("operator", "/" + id))).isEqualTo("410 EXPIRED");
            assertThat(json(shop.get("viewer", "")).get("sessions")).isEmpty();
            assertThat(code(shop.get("viewer", "/s-000000000000"))).isEqualTo("404 NOT_FOUND");
        }
    }
}
