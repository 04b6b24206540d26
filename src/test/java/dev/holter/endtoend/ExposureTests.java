package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The endpoint takes two settings; one alone, as many an application has it for all endpoints, brings nothing. */
@Tag("long")
@Tag("any-jdk")
class ExposureTests {

    @ParameterizedTest
    @CsvSource({
        "BOOT_3_5, management.endpoints.web.exposure.include=*, env",
        "BOOT_4_1, management.endpoints.web.exposure.include=*, env",
        "BOOT_3_5, management.endpoint.profiling.access=unrestricted, health",
        "BOOT_4_1, management.endpoint.profiling.access=unrestricted, health"
    })
    void oneSettingAloneExposesNothing(Boot boot, String property, String exposed, @TempDir Path folder)
            throws Exception {
        SmallService small = new SmallService(boot, folder);
        small.compile("Application", AccessSources.APPLICATION);
        small.compile("Security", AccessSources.SECURITY);
        try (RunningService service = RunningService.startUnprepared(
                small.launch("access.Application").with(property))) {
            ServiceClient client = service.client();
            JsonNode links = ProfilingClient.json(client.send(client.request("operator", "/actuator")))
                    .get("_links");
            assertThat(links.fieldNames())
                    .toIterable()
                    .contains(exposed)
                    .noneMatch(name -> name.startsWith("profiling"));

            String before = client.get("/door/truth").body();
            assertThat(before).contains("\"killed\":false");
            for (Operation operation : Operation.values()) {
                String path = operation.path().replace("{id}", "s-000000000000").replace("{view}", "top");
                assertThat(client.send(service.profiling()
                                        .request("operator", path.equals("/") ? "" : path)
                                        .header("Content-Type", "application/json")
                                        .method(
                                                operation.method(),
                                                BodyPublishers.ofString(Row.json(operation.body()))))
                                .statusCode())
                        .as("%s", operation)
                        .isEqualTo(404);
            }
            assertThat(client.get("/door/truth").body())
                    .contains("\"killed\":false")
                    .doesNotContain("s-");
        }
    }
}
