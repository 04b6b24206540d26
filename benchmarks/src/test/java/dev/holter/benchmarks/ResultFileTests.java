package dev.holter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ResultFileTests {

    @Test
    void keepsWhatAPartWasBefore() {
        ObjectNode file = new ObjectMapper().createObjectNode();
        ResultFile.beginAnew(file, "depth", "1111111").put("reading", 1);
        ResultFile.beginAnew(file, "routes", "1111111").put("reading", 2);
        assertThat(file.has("earlier")).isFalse();

        ResultFile.beginAnew(file, "depth", "2222222").put("reading", 3);
        ResultFile.beginAnew(file, "depth", "3333333").put("reading", 4);

        assertThat(file.path("depth").path("reading").asInt()).isEqualTo(4);
        assertThat(file.path("depth").path("commit").asText()).isEqualTo("3333333");
        assertThat(file.path("routes").path("reading").asInt()).isEqualTo(2);
        assertThat(file.path("earlier"))
                .hasSize(2)
                .allMatch(part -> part.path("part").asText().equals("depth"));
        assertThat(file.path("earlier").findValuesAsText("reading")).containsExactly("1", "3");
        assertThat(file.path("earlier").findValuesAsText("commit")).containsExactly("1111111", "2222222");
    }
}
