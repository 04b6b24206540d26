package dev.holter.autoconfigure;

import static dev.holter.autoconfigure.RunningShop.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTests {

    private static RunningShop shop;

    @BeforeAll
    static void start() {
        shop = RunningShop.start();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|'type' is required. It must be one of cpu, allocation, heap, lock, wait, trace.",
                "{\"type\":\"quux\"}|'type' must be one of cpu, allocation, heap, lock, wait, trace, but was 'quux'.",
                "{\"type\":\"cpu\",\"duration\":\"soon\"}"
                        + "|'duration' must be a time such as 10s, 1500ms or PT10S, but was 'soon'.",
                "{\"type\":\"cpu\",\"duration\":\"-5s\"}|'duration' must be from 1s to 60s, but was -5s.",
                "{\"type\":\"cpu\",\"duration\":\"61s\"}|'duration' must be from 1s to 60s, but was 61s.",
                "{\"type\":\"cpu\",\"duration\":\"500ms\"}|'duration' must be from 1s to 60s, but was 500ms.",
                "{\"type\":\"cpu\",\"duration\":7}|'duration' must be from 1s to 60s, but was 7ms.",
                "{\"type\":\"cpu\",\"live\":\"maybe\"}|'live' must be true or false, but was 'maybe'.",
                "{\"type\":\"cpu\",\"type\":\"cpu\"}|A key was sent more than once. Send each key once.",
                "{\"type\":\"cpu\",\"x\":1}"
                        + "|The key 'x' is not known here. Known: duration, endpoint, instance, live, methods, question, type.",
                "{\"type\":[\"cpu\"]}|'type' must be a string, a number or a boolean.",
                "{\"type\":null}|'type' must be a string, a number or a boolean."
            })
    void namesWhatIsWrongWithAStart(String body, String detail) {
        HttpResponse<String> response = shop.post("operator", "", body);
        assertThat(ProfilingHttpTests.code(response)).isEqualTo("400 INVALID_REQUEST");
        assertThat(json(response).get("detail").asText()).isEqualTo(detail);
    }

    @Test
    void refusesAnEmptyBody() {
        assertThat(ProfilingHttpTests.code(shop.post("operator", "", ""))).isEqualTo("400 INVALID_REQUEST");
    }

    @Test
    void refusesAMegabyteOfQuestion() {
        String body = "{\"type\":\"cpu\",\"question\":\"" + "why ".repeat(1 << 18) + "\"}";
        HttpResponse<String> response = shop.post("operator", "", body);
        assertThat(ProfilingHttpTests.code(response)).isEqualTo("400 INVALID_REQUEST");
        assertThat(response.body()).hasSizeLessThan(300);
    }

    @Test
    void refusesAMegabyteThatDoesNotSayHowLongItIs() {
        HttpResponse<String> response = shop.send(shop.request("operator", "", "Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("{\"a\":\"" + "a".repeat(1 << 20)))));
        assertThat(ProfilingHttpTests.code(response)).isEqualTo("400 INVALID_REQUEST");
    }

    @Test
    void countsAQuestionInCharactersAndRefusesOneTooMany() {
        HttpResponse<String> response =
                shop.post("operator", "", "{\"type\":\"cpu\",\"question\":\"" + "ä".repeat(1001) + "\"}");
        assertThat(json(response).get("detail").asText())
                .isEqualTo("'question' must have at most 1000 characters, but has 1001: '" + "ä".repeat(80) + "…'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/x?id=kill-switch", "?type=cpu", "/kill-switch?engaged=true", "/s-000000000000?state=STOPPED"})
    void refusesQueryParametersOfWrites(String path) {
        HttpResponse<String> response = shop.post("operator", path, "{}");
        assertThat(ProfilingHttpTests.code(response)).isEqualTo("400 INVALID_REQUEST");
        assertThat(shop.holter().killSwitch().isEngaged()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?x=1",
                "/s-000000000000?id=s-111111111111",
                "/s-000000000000/collapsed?view=top",
                "/s-000000000000/collapsed?endpoint=a&endpoint=b",
                "/s-000000000000/collapsed?id=x"
            })
    void refusesUnknownAndDuplicateParametersOfReads(String path) {
        assertThat(ProfilingHttpTests.code(shop.get("viewer", path))).isEqualTo("400 INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/kill-switch",
                "/quarantine",
                "/plan",
                "/trend",
                "/S-000000000000",
                "/s-00000000000g0",
                "/%7B%7D",
                "/a%20b"
            })
    void knowsNoSessionOfAnotherName(String path) {
        HttpResponse<String> response = shop.get("viewer", path);
        assertThat(ProfilingHttpTests.code(response)).isEqualTo("404 NOT_FOUND");
        assertThat(json(response).get("detail").asText())
                .isEqualTo("There is no session of that id on instance 'shop-1'."
                        + " An id is 's-' and twelve digits or lower case letters.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../health",
                "/..%2F..%2Fetc",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/s-000000000000/../../../x",
                "/..;/x"
            })
    void letsNoPathClimbOut(String path) {
        HttpResponse<String> response = shop.get("viewer", path);
        assertThat(response.statusCode()).isIn(400, 404);
        assertThat(response.body()).doesNotContain("root:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"cpu\"", "[]", "\"cpu\"", "cpu", "{'type':'cpu'}", "\uFEFF{\"type\":\"cpu\"}"})
    void leavesMalformedJsonToTheApplication(String body) {
        HttpResponse<String> response = shop.post("operator", "", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("error").asText()).isEqualTo("Bad Request");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json,UTF-16BE",
        "application/json,UTF-16LE",
        "application/json,UTF-32",
        "application/json;charset=utf-16,UTF-8"
    })
    void letsNoBodyPassTheRulesInACharsetThatItDoesNotName(String type, String charset) {
        String body = "{\"engaged\":true,\"reason\":\"x\",\"reason\":\"y\"}";
        HttpResponse<String> response = shop.send(shop.request("operator", "/kill-switch", "Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body.getBytes(Charset.forName(charset)))));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(shop.holter().killSwitch().isEngaged()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "text/plain",
                "multipart/form-data",
                "application/xml",
                "json",
                "application/json;charset=nonsense",
                "application/json;charset="
            })
    void leavesOtherContentTypesToTheApplication(String type) {
        HttpResponse<String> response = shop.send(shop.request("operator", "/kill-switch", "Content-Type", type)
                .POST(BodyPublishers.ofString("{\"engaged\":true,\"reason\":\"x\"}")));
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(shop.holter().killSwitch().isEngaged()).isFalse();
    }

    @Test
    void acceptsNoWriteWithoutAContentType() {
        HttpResponse<String> response =
                shop.send(shop.request("operator", "/s-000000000000").POST(BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({"PUT,''", "PATCH,''", "DELETE,''", "POST,/s-000000000000/collapsed", "PUT,/s-000000000000"})
    void leavesOtherMethodsToTheApplication(String method, String path) {
        HttpResponse<String> response = shop.send(shop.request("operator", path, "Content-Type", "application/json")
                .method(method, BodyPublishers.ofString("{}")));
        assertThat(response.statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "nonsense",
                ";",
                "application/json;charset="
            })
    void doesNotLookAtTheBodyOfARead(String type) {
        HttpResponse<String> response = shop.send(shop.request("viewer", "", "Content-Type", type)
                .method("GET", BodyPublishers.ofString("{\"engaged\":true")));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotEchoMarkupAsMarkup() {
        HttpResponse<String> response = shop.get("viewer", "/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "Accept", "*/*");
        assertThat(response.headers().firstValue("Content-Type").orElse("")).doesNotContain("<script>alert");
        assertThat(shop.get("viewer", "/%3Cscript%3E").headers().firstValue("Content-Type"))
                .contains("application/json");
    }
}
