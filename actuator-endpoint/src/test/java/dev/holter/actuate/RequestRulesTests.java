package dev.holter.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.guard.RefusalCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.json.JsonParserFactory;

class RequestRulesTests {

    private static final List<String> ROOT = List.of();
    private static final List<String> SESSION = List.of("s-0123456789ab");
    private static final List<String> VIEW = List.of("s-0123456789ab", "collapsed");
    private static final List<String> KILL_SWITCH = List.of("kill-switch");

    @ParameterizedTest
    @ValueSource(strings = {"id=kill-switch", "state=STOPPED", "%", "&", "type=cpu"})
    void refusesAnyQueryOnAWrite(String query) {
        assertThatThrownBy(() -> RequestRules.checkParameters(true, SESSION, query, Map.of()))
                .hasMessage("A write takes no query parameters. Send a JSON body.");
    }

    @Test
    void refusesParametersOfAWriteThatCameFromElsewhereThanTheQuery() {
        assertThatThrownBy(() ->
                        RequestRules.checkParameters(true, SESSION, null, Map.of("_method", new String[] {"DELETE"})))
                .hasMessage("A write takes no query parameters. Send a JSON body.");
    }

    @Test
    void letsAWriteWithoutAQueryThrough() {
        assertThatCode(() -> RequestRules.checkParameters(true, ROOT, "", Map.of()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "view", "type", "endpoint", "slow", ""})
    void refusesEveryParameterWhereNoneIsKnown(String name) {
        assertThatThrownBy(() -> RequestRules.checkParameters(false, SESSION, name + "=1", parameter(name, "1")))
                .hasMessage("The query parameter '" + name + "' is not known here. None is.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "view", "Endpoint", "endpoint "})
    void refusesAnUnknownParameterOfAViewAndNamesTheKnownOnes(String name) {
        assertThatThrownBy(() -> RequestRules.checkParameters(false, VIEW, name + "=1", parameter(name, "1")))
                .hasMessageEndingWith("is not known here. Known: base, endpoint, slow.");
    }

    @Test
    void refusesAParameterThatWasSentTwice() {
        assertThatThrownBy(() -> RequestRules.checkParameters(
                        false, VIEW, "endpoint=a&endpoint=b", parameter("endpoint", "a", "b")))
                .hasMessage("The query parameter 'endpoint' was sent 2 times. Send it once.");
    }

    @Test
    void refusesAQueryThatTheContainerCouldNotRead() {
        assertThatThrownBy(() -> RequestRules.checkParameters(false, VIEW, "%zz", Map.of()))
                .hasMessage("The query '%zz' cannot be read.");
    }

    @Test
    void letsAKnownParameterOfAViewThrough() {
        assertThatCode(() -> RequestRules.checkParameters(false, VIEW, "endpoint=a", parameter("endpoint", "a")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"cpu\",\"type\":\"cpu\"}",
                "{\"type\":\"cpu\",\"ty\\u0070e\":\"heap\"}",
                "{\"type\":\"cpu\"}{\"live\":true}"
            })
    void refusesAKeyThatWasSentTwice(String json) {
        assertThatThrownBy(() -> check(ROOT, json)).hasMessage("A key was sent more than once. Send each key once.");
    }

    @Test
    void doesNotTakeBracesColonsAndQuotesInTextForKeys() {
        assertThatCode(() -> check(ROOT, "{\"type\":\"cpu\",\"question\":\"{\\\"a\\\": [1], b: 2} \\\\\"}"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "state", "engaged", "Type", "__proto__"})
    void refusesAnUnknownKeyOfAStartAndNamesTheKnownOnes(String key) {
        assertThatThrownBy(() -> check(ROOT, "{\"" + key + "\":\"x\"}"))
                .hasMessage("The key '" + key
                        + "' is not known here. Known: duration, endpoint, instance, live, methods, question, type.");
    }

    @Test
    void knowsTheKeysOfEachCall() {
        assertThatCode(() -> {
                    check(SESSION, "{\"state\":\"STOPPED\"}");
                    check(KILL_SWITCH, "{\"engaged\":true,\"reason\":\"r\"}");
                    check(List.of("quarantine"), "{\"type\":\"cpu\",\"reason\":\"r\"}");
                })
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(KILL_SWITCH, "{\"state\":\"STOPPED\"}")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> check(SESSION, "{\"engaged\":true}")).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "[\"cpu\"]", "{\"a\":\"b\"}"})
    void refusesAValueThatIsNotFlat(String value) {
        assertThatThrownBy(() -> check(ROOT, "{\"type\":" + value + "}"))
                .hasMessage("'type' must be a string, a number or a boolean.");
    }

    @Test
    void showsOnlyTheBeginningOfAHostileNameAndNoControlCharacters() {
        String name = "x\r\n\u202E" + "y".repeat(5_000);
        assertThatThrownBy(() -> RequestRules.checkParameters(false, VIEW, "q", parameter(name, "1")))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200).doesNotContain("\r", "\n", "\u202E"));
    }

    @Test
    void asksForTheOperatorOnWritesExceptTheKillSwitch() {
        assertThat(RequestRules.leastRole(true, ROOT)).isEqualTo(Role.OPERATOR);
        assertThat(RequestRules.leastRole(true, SESSION)).isEqualTo(Role.OPERATOR);
        assertThat(RequestRules.leastRole(true, List.of("kill-switch", "x"))).isEqualTo(Role.OPERATOR);
        assertThat(RequestRules.leastRole(true, KILL_SWITCH)).isEqualTo(Role.VIEWER);
        assertThat(RequestRules.leastRole(false, VIEW)).isEqualTo(Role.VIEWER);
    }

    @Test
    void refusesWithTheCodeOfTheContract() {
        assertThat(RequestRules.tooLarge().refusal().code()).isEqualTo(RefusalCode.INVALID_REQUEST);
    }

    private static void check(List<String> path, String json) {
        RequestRules.checkBody(path, JsonParserFactory.getJsonParser().parseMap(json), json);
    }

    private static Map<String, String[]> parameter(String name, String... values) {
        return Map.of(name, values);
    }
}
