package dev.holter.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CollapsedTests extends ProfileFormatContractTests {

    @Override
    ProfileFormat format() {
        return ProfileFormat.COLLAPSED;
    }

    @Override
    long sumOfSelfValues(String written) {
        return written.lines()
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void writesOutermostFrameFirst() throws IOException {
        assertThat(write(new ProfileSample()
                        .add("GET /", 3, 30, "a.A#main", "b.B#work")
                        .build()))
                .isEqualTo("a.A.main;b.B.work 30\n");
    }

    @Test
    void keepsSeparatorsOutOfNames() throws IOException {
        assertThat(write(hostile()).lines())
                .hasSize(HOSTILE_NAMES.size())
                .allSatisfy(line -> assertThat(line).containsOnlyOnce(" ").containsOnlyOnce(";"));
    }
}
