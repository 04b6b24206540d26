package dev.holter.benchmarks.macro;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** How it is measured and judged, fixed before the run; benchmarks/macro.yml says what each part means. */
record Protocol(
        double rate,
        List<String> jvm,
        int starts,
        int sameQuads,
        int kindQuads,
        double restSeconds,
        long seed,
        WarmUp warmUp,
        Exclusions exclusions,
        int resamples,
        List<Kind> kinds) {

    private static final ObjectMapper YAML_NAMES = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    Protocol {
        jvm = List.copyOf(require("jvm", jvm));
        kinds = List.copyOf(require("kinds", kinds));
        require("warm-up", warmUp);
        require("exclusions", exclusions);
    }

    private static <T> T require(String key, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("'" + key + "' is missing");
        }
        return value;
    }

    record WarmUp(double rate, double leastSeconds, double mostSeconds, double jit) {}

    record Exclusions(double stolen, double others, double unanswered, boolean notCompleted) {

        /** Why a block does not count; null where it does. */
        @Nullable
        String reason(double stolenShare, double othersShare, double unansweredShare, @Nullable SessionFacts session) {
            if (stolenShare > stolen) {
                return text("the host gave %.4f of the CPUs to others", stolenShare);
            }
            if (othersShare > others) {
                return text("other processes used %.4f of the CPUs", othersShare);
            }
            if (unansweredShare > unanswered) {
                return text("%.4f of the requests were not answered", unansweredShare);
            }
            if (notCompleted && session != null && !session.state().equals(SessionFacts.COMPLETED)) {
                return "the session: " + session.state();
            }
            return null;
        }

        private static String text(String format, double share) {
            return String.format(Locale.ROOT, format, share);
        }
    }

    static Protocol read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            Map<String, Object> entries = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return YAML_NAMES.convertValue(entries, Protocol.class);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is no protocol: " + e.getMessage(), e);
        }
    }

    /** The kinds of these names; those that are sessions where none is named. */
    List<Kind> kinds(List<String> names) throws IOException {
        if (names.isEmpty()) {
            return kinds.stream().filter(Kind::isSession).toList();
        }
        for (String name : names) {
            if (kinds.stream().noneMatch(kind -> kind.name().equals(name))) {
                throw new IOException("There is no kind '" + name + "'. There are "
                        + kinds.stream().map(Kind::name).toList() + ".");
            }
        }
        return kinds.stream().filter(kind -> names.contains(kind.name())).toList();
    }

    /** What one kind needs of it. */
    Protocol only(Kind kind) {
        return new Protocol(
                rate,
                jvm,
                starts,
                sameQuads,
                kindQuads,
                restSeconds,
                seed,
                warmUp,
                exclusions,
                resamples,
                List.of(kind));
    }
}
