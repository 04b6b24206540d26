package dev.holter.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherRecordingsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the agent's|the agent's",
                "1|1",
                "/var/secrets/token.jfr|…",
                "copy of C:\\Users\\me\\a.jfr from 10:00|copy of … from 10:00",
                "dd-profile https://host/path?token=x|dd-profile …"
            })
    void showsNoPathsOfOthers(String name, String label) {
        assertThat(OtherRecordings.label(name)).isEqualTo(label);
    }

    @Test
    void showsPrintableTextOfABoundedLength() {
        assertThat(OtherRecordings.label(" a\u0000b\nc\u202Ed ")).isEqualTo("a b c d");
        assertThat(OtherRecordings.label("x".repeat(10_000))).isEqualTo("x".repeat(79) + "…");
    }
}
