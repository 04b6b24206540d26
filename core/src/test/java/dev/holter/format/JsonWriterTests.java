package dev.holter.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class JsonWriterTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final JsonWriter json = JsonWriter.to(out);

    @ParameterizedTest
    @FieldSource("dev.holter.format.ProfileFormatContractTests#HOSTILE_NAMES")
    void givesBackWhatItWasGiven(String text) throws IOException {
        json.object().name(text).value(text).end();
        assertThat(parsed().get(text).asText()).isEqualTo(text);
    }

    @Test
    void givesBackEveryCharacter() throws IOException {
        json.array();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            json.value("x" + (char) c);
        }
        json.end();
        JsonNode parsed = parsed();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            assertThat(parsed.get(c).asText()).isEqualTo("x" + (char) c);
        }
    }

    @ParameterizedTest
    @FieldSource("dev.holter.format.ProfileFormatContractTests#HOSTILE_NAMES")
    void mayStandInAScriptElement(String text) throws IOException {
        json.value(text);
        assertThat(written())
                .doesNotContainPattern("[<>&\\x00-\\x1f\u2028\u2029]")
                .doesNotContain("\ufffd");
    }

    @Test
    void separatesWhatFollowsAndNothingElse() throws IOException {
        json.object().name("a").array().end().name("b").object().end();
        json.name("c")
                .array()
                .line()
                .value(1)
                .line()
                .value(-2L)
                .value((String) null)
                .end();
        json.name("d").values(List.of("x", "y")).name("e").value(0.25).end();
        assertThat(written()).isEqualTo("{\"a\":[],\"b\":{},\"c\":[\n1,\n-2,null],\"d\":[\"x\",\"y\"],\"e\":0.25}");
    }

    @Test
    void writesNumbersThatAreNotFiniteAsNull() throws IOException {
        json.array()
                .value(Double.NaN)
                .value(Double.POSITIVE_INFINITY)
                .value(1e-9)
                .value(Long.MIN_VALUE)
                .end();
        assertThat(written()).isEqualTo("[null,null,1.0E-9,-9223372036854775808]");
    }

    private JsonNode parsed() throws IOException {
        return new ObjectMapper().readTree(written());
    }

    private String written() throws IOException {
        json.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
