package dev.holter.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holter.profile.EndpointTotal;
import dev.holter.profile.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlameGraphTests extends ProfileFormatContractTests {

    private static final int MOST_BYTES_WITHOUT_DATA = 40_000;

    @Override
    ProfileFormat format() {
        return ProfileFormat.FLAMEGRAPH;
    }

    @Override
    long sumOfSelfValues(String written) throws IOException {
        long sum = 0;
        for (JsonNode endpoint : data(written).get("endpoints")) {
            sum += sum(endpoint.get("self"), 2);
        }
        return sum;
    }

    @Test
    void dataOfEachEndpointAddUpToItsTotal() throws IOException {
        Profile profile = ShopProfile.of(200);
        JsonNode endpoints = data(write(profile)).get("endpoints");
        for (int i = 0; i < endpoints.size(); i++) {
            EndpointTotal total = profile.endpoints().get(i);
            JsonNode self = endpoints.get(i).get("self");
            assertThat(endpoints.get(i).get("endpoint").asText()).isEqualTo(total.endpoint());
            assertThat(sum(self, 1)).isEqualTo(total.samples());
            assertThat(sum(self, 2)).isEqualTo(total.value());
        }
        assertThat(endpoints).hasSameSizeAs(profile.endpoints()).hasSizeGreaterThan(3);
    }

    @Test
    void framesOfOneMethodOnSeveralLinesAreOneNode() throws IOException {
        JsonNode data = data(write(new ProfileSample()
                .add("GET /a", 1, 10, "a.A#main", "b.B#work")
                .add("GET /b", 2, 20, "a.A#main", "b.B#work")
                .build()));
        assertThat(data.get("parents").toString()).isEqualTo("[0,0,1]");
        assertThat(data.get("labels").toString()).isEqualTo("[-1,0,1]");
        assertThat(data.get("endpoints").toString())
                .isEqualTo("[{\"endpoint\":\"GET /b\",\"self\":[2,2,20]},{\"endpoint\":\"GET /a\",\"self\":[2,1,10]}]");
    }

    @Test
    void policyHoldsTheHashesOfWhatThePageHolds() throws Exception {
        String page = write(ShopProfile.of(20));
        String policy = "default-src 'none'; script-src '" + hash(between(page, "<script>", "</script>"))
                + "'; style-src '" + hash(between(page, "<style>", "</style>")) + "'";
        assertThat(FlameGraphPage.contentSecurityPolicy()).isEqualTo("sandbox allow-scripts; " + policy);
        assertThat(page).contains("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">");
    }

    @Test
    void hostileNamesAddNoMarkup() throws IOException {
        assertThat(write(hostile()).split("<", -1))
                .hasSameSizeAs(write(ShopProfile.of(20)).split("<", -1));
    }

    @Test
    void isSmallAndAsksForNothing() throws IOException {
        String page = write(new ProfileSample().build());
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(MOST_BYTES_WITHOUT_DATA);
        assertThat(page)
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "new Function")
                .doesNotContain("http:", "https:", "@import", "url(", "src=", " style=", "localStorage", "{{");
    }

    @Test
    void inksCanBeReadOnAllFills() throws IOException {
        String style = between(write(new ProfileSample().build()), "<style>", "</style>");
        String[] themes = style.split("@media", 3);
        for (String theme : List.of(themes[0], themes[1])) {
            for (String fill : List.of("app", "lib", "jdk", "other")) {
                assertReadable(theme, "fill-ink", fill);
            }
            assertReadable(theme, "match-ink", "match");
            assertReadable(theme, "warn-ink", "warn");
            assertReadable(theme, "ink", "paper");
            assertReadable(theme, "quiet", "paper");
            assertReadable(theme, "quiet", "raised");
            assertReadable(theme, "accent", "paper");
        }
    }

    /** Contrast as WCAG 2.2 defines it; 4.5 is what AA asks of small text. */
    private static void assertReadable(String theme, String ink, String fills) {
        double over = luminance(colours(theme, ink).get(0));
        assertThat(colours(theme, fills)).isNotEmpty().allSatisfy(fill -> {
            double under = luminance(fill);
            double contrast = (Math.max(over, under) + 0.05) / (Math.min(over, under) + 0.05);
            assertThat(contrast).as("%s on %s", ink, fill).isGreaterThanOrEqualTo(4.5);
        });
    }

    private static List<String> colours(String theme, String name) {
        return Stream.of(between(theme, "--" + name + ": ", ";").split(" ")).toList();
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void contrastIsComputedAsDefined() {
        assertThat(luminance("#ffffff")).isCloseTo(1, within(1e-9));
        assertThat(luminance("#000000")).isZero();
    }

    private static JsonNode data(String page) throws IOException {
        return new ObjectMapper()
                .readTree(between(page, "<script type=\"application/json\" id=\"profile\">", "</script>"));
    }

    private static String between(String text, String begin, String end) {
        Matcher matcher = Pattern.compile(Pattern.quote(begin) + "(.*?)" + Pattern.quote(end), Pattern.DOTALL)
                .matcher(text);
        assertThat(matcher.find()).as(begin).isTrue();
        return matcher.group(1);
    }

    private static long sum(JsonNode triples, int offset) {
        long sum = 0;
        for (int i = offset; i < triples.size(); i += 3) {
            sum += triples.get(i).asLong();
        }
        return sum;
    }

    private static String hash(String content) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
