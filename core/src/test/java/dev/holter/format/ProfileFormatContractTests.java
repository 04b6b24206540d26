package dev.holter.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every text format keeps to. */
abstract class ProfileFormatContractTests {

    static final List<String> HOSTILE_NAMES = List.of(
            "</script><script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\"quoted\" and 'quoted' \\ back",
            "{{data}} {{script}} $1 ${x}",
            "semi;colon and\nline\r\nbreaks\ttab\u0000nul",
            "\u202egnp.exe\u2066 bidi \u2028\u2029 lines",
            "lone \ud83d surrogate and \ude00 another",
            "whole \ud83d\ude00 pair, ünïcode, 注文",
            "<!-- <script> ]]> &amp; &lt;");

    abstract ProfileFormat format();

    /** The sum of all self values that the text holds, or -1 where the text is not what the format promises. */
    abstract long sumOfSelfValues(String written) throws IOException;

    @Test
    void isOfferedUnderItsName() {
        assertThat(ProfileFormat.ALL).contains(format());
        assertThat(ProfileFormat.named(format().name())).contains(format());
        assertThat(format().name()).matches("[a-z]+");
        assertThat(format().fileName()).matches("[a-z]+\\.[a-z]+");
    }

    @Test
    void valuesAddUpToTheTotalOfTheProfile() throws IOException {
        Profile profile = ShopProfile.of(200);
        assertThat(sumOfSelfValues(write(profile))).isEqualTo(profile.samples().totalValue());
    }

    @Test
    void valuesAddUpWhenStacksAreDeep() throws IOException {
        ProfileSample sample = new ProfileSample();
        for (int i = 0; i < 20; i++) {
            sample.add("GET /deep", 2, 20_000_007, deep(1024, i));
        }
        assertThat(sumOfSelfValues(write(sample.build()))).isEqualTo(20 * 20_000_007L);
    }

    @Test
    void valuesAddUpWhenNamesAreHostile() throws IOException {
        assertThat(sumOfSelfValues(write(hostile()))).isEqualTo(HOSTILE_NAMES.size() * 1_000L);
    }

    @Test
    void writesAnEmptyProfile() throws IOException {
        assertThat(sumOfSelfValues(write(new ProfileSample().build()))).isZero();
    }

    @Test
    void leavesTheStreamOpen() throws IOException {
        format().write(ShopProfile.of(20), new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void close() {
                throw new UncheckedIOException(new IOException("closed"));
            }
        });
    }

    @Test
    void writesTheSameToAFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve(format().fileName());
        format().write(ShopProfile.of(20), file);
        assertThat(Files.readString(file)).isEqualTo(write(ShopProfile.of(20)));
    }

    String write(Profile profile) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format().write(profile, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    static Profile hostile() {
        ProfileSample sample = new ProfileSample()
                .service(HOSTILE_NAMES.get(0), HOSTILE_NAMES.get(1))
                .question(String.join(" ", HOSTILE_NAMES))
                .truncated(HOSTILE_NAMES.get(1), HOSTILE_NAMES.toArray(String[]::new));
        for (String name : HOSTILE_NAMES) {
            sample.add("GET " + name, 1, 1_000, name + "#" + name.replace('#', '_'), name + "#run");
        }
        return sample.build();
    }

    static List<String> deep(int depth, int branch) {
        List<String> stack = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            stack.add("com.acme.Deep" + (i < 500 ? "" : branch) + "#level" + i);
        }
        return stack;
    }
}
