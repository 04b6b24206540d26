package dev.holter.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.text.RandomTexts;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionIdTests {

    private static final String ID = "s-[0-9a-z]{12}";

    @Test
    void areNewEachTime() {
        Random random = new Random(1);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String id = SessionId.next(random);
            assertThat(id).matches(ID);
            assertThat(SessionId.isOne(id)).isTrue();
            ids.add(id);
        }
        assertThat(ids).hasSize(1_000);
    }

    @Test
    void areKnownByTheirShape() {
        RandomTexts.of(6, "s-", "0", "9a", "abcdefghijkl", "123456", "xyz", "A", "-", "é")
                .forEach(text -> assertThat(SessionId.isOne(text)).as(text).isEqualTo(text.matches(ID)));
    }
}
