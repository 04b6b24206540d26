package dev.holter.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TopTests extends ProfileFormatContractTests {

    @Override
    ProfileFormat format() {
        return ProfileFormat.TOP;
    }

    /** Frames beyond the limit are left off, so the endpoints are what must add up; frames must where all are there. */
    @Override
    long sumOfSelfValues(String written) throws IOException {
        JsonNode top = new ObjectMapper().readTree(written);
        long frames = sum(top.get("frames"), "selfValue");
        long endpoints = sum(top.get("endpoints"), "value");
        return top.get("left").asInt() > 0 || frames == endpoints ? endpoints : -1;
    }

    @Test
    void sortsBySelfValueAndGivesShares() throws IOException {
        JsonNode top = new ObjectMapper()
                .readTree(write(new ProfileSample()
                        .truncated("preempted", "CPU values are estimated.")
                        .add("GET /a", 1, 10, "a.A#main")
                        .add("GET /b", 3, 30, "a.A#main", "b.B#work", "b.B#work")
                        .build()));
        assertThat(top.at("/type").asText()).isEqualTo("cpu");
        assertThat(top.at("/value").toString()).isEqualTo("{\"name\":\"cpu\",\"unit\":\"nanoseconds\"}");
        assertThat(top.at("/samples").asLong()).isEqualTo(4);
        assertThat(top.at("/total").asLong()).isEqualTo(40);
        assertThat(top.at("/truncated").asText()).isEqualTo("preempted");
        assertThat(top.at("/notes/0").asText()).isEqualTo("CPU values are estimated.");
        assertThat(top.at("/frames/0").toString())
                .isEqualTo("{\"frame\":\"b.B.work\",\"selfSamples\":3,\"selfValue\":30,\"selfShare\":0.75,"
                        + "\"totalSamples\":3,\"totalValue\":30,\"totalShare\":0.75}");
        assertThat(top.at("/frames/1/totalShare").asDouble()).isEqualTo(1);
        assertThat(top.at("/left").asInt()).isZero();
        assertThat(top.at("/endpoints/0").toString())
                .isEqualTo("{\"endpoint\":\"GET /b\",\"samples\":3,\"value\":30,\"share\":0.75}");
    }

    @Test
    void saysHowManyFramesWereLeftOff() throws IOException {
        ProfileSample sample = new ProfileSample();
        for (int i = 0; i < Top.LIMIT + 17; i++) {
            sample.add("GET /", 1, 1 + i, "a.A#m" + i);
        }
        JsonNode top = new ObjectMapper().readTree(write(sample.build()));
        assertThat(top.get("frames")).hasSize(Top.LIMIT);
        assertThat(top.get("left").asInt()).isEqualTo(17);
    }

    private static long sum(JsonNode entries, String field) {
        long sum = 0;
        for (JsonNode entry : entries) {
            sum += entry.get(field).asLong();
        }
        return sum;
    }
}
