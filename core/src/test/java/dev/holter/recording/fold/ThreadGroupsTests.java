package dev.holter.recording.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.text.RandomTexts;
import org.junit.jupiter.api.Test;

class ThreadGroupsTests {

    @Test
    void areNamesWithoutTheirNumbers() {
        ThreadGroups groups = new ThreadGroups();
        RandomTexts.of(6, "exec-", "1", "42", "#", " ", "a")
                .filter(name -> !name.isEmpty())
                .forEach(name -> assertThat(groups.names().get(groups.ofThread(name)))
                        .isIn(name.replaceAll("[0-9]+", "#"), "other threads"));

        assertThat(groups.ofThread("http-nio-8080-exec-1")).isEqualTo(groups.ofThread("http-nio-8080-exec-12"));
    }
}
