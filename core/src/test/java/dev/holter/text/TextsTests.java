package dev.holter.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands for a regular expression does what the expression did. */
class TextsTests {

    @Test
    void makesNamesOfFiles() {
        texts().forEach(text -> assertThat(Texts.fileName(text)).isEqualTo(text.replaceAll("[^A-Za-z0-9._-]", "_")));
    }

    @Test
    void putsIntoOneLine() {
        RandomTexts.of(
                        6,
                        "a",
                        "é",
                        " ",
                        "\n",
                        "\u0000",
                        "\u007f",
                        "\u0085",
                        "\u200e",
                        "\u2028",
                        "\u2029",
                        "\ud83d",
                        "\ude00",
                        "\udb40\udc01")
                .forEach(text -> assertThat(Texts.oneLine(text))
                        .isEqualTo(text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", " ")
                                .strip()));
    }

    @Test
    void knowsWords() {
        texts().forEach(text -> {
            assertThat(Texts.isWord(text, 4, "-")).as(text).isEqualTo(text.matches("[a-z][a-z0-9-]{0,3}"));
            assertThat(Texts.isWord(text, 5, "_-")).as(text).isEqualTo(text.matches("[a-z][a-z0-9_-]{0,4}"));
            assertThat(Texts.isNumber(text)).as(text).isEqualTo(text.matches("[0-9]+"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "10ms, PT0.01S",
        "10 ms, PT0.01S",
        "0s, PT0S",
        "90m, PT1H30M",
        "1h, PT1H",
        "5us, PT0.000005S",
        "7ns, PT0.000000007S"
    })
    void readsTimes(String text, Duration time) {
        assertThat(Times.simple(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "s", "10", "-1s", "1.5s", "10S", "10 days", "PT10S", "1000000000000s", "1s ", " 1s", "٣s"})
    void leavesOtherTimesToOthers(String text) {
        assertThat(Times.simple(text)).isEmpty();
    }

    private static Stream<String> texts() {
        return RandomTexts.of(
                6, "a", "z", "B", "Z", "0", "9", "_", "-", ".", "/", " ", "\n", "\u007f", "\u0000", "é", "٣");
    }
}
