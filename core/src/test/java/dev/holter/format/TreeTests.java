package dev.holter.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TreeTests extends ProfileFormatContractTests {

    @Override
    ProfileFormat format() {
        return ProfileFormat.TREE;
    }

    @Override
    long sumOfSelfValues(String written) throws IOException {
        JsonNode tree = new ObjectMapper().readTree(written);
        long sum = 0;
        for (JsonNode node : tree.get("nodes")) {
            sum += node.get(3).asLong();
        }
        return sum == tree.at("/nodes/0/5").asLong() ? sum : -1;
    }

    @Test
    void pointsToParentsAndFramesByPosition() throws IOException {
        JsonNode tree = new ObjectMapper()
                .readTree(write(new ProfileSample()
                        .add("GET /", 1, 10, "a.A#main")
                        .add("GET /", 3, 30, "a.A#main", "b.B#work")
                        .build()));
        assertThat(tree.get("frames").toString()).isEqualTo("[\"a.A.main\",\"b.B.work\"]");
        assertThat(tree.get("nodes").toString()).isEqualTo("[[-1,-1,0,0,4,40],[0,0,1,10,4,40],[1,1,3,30,3,30]]");
    }

    @Test
    void keepsHostileNamesAsTheyAre() throws IOException {
        JsonNode frames = new ObjectMapper().readTree(write(hostile())).get("frames");
        for (String name : HOSTILE_NAMES) {
            assertThat(frames).anySatisfy(frame -> assertThat(frame.asText()).isEqualTo(name + ".run"));
        }
    }
}
