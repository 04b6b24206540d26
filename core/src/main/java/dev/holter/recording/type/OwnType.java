package dev.holter.recording.type;

import dev.holter.profile.ProfileType;
import dev.holter.text.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a type of the user's own measures. */
final class OwnType {

    private static final int LONGEST_WORD = 32;
    private static final int MAX_QUESTION = 200;

    private OwnType() {}

    static ProfileType of(String name, String question, TypeTuning tuning, String key) {
        if (question.isBlank() || question.length() > MAX_QUESTION) {
            throw new InvalidTuningException(
                    key + ".question", question, "It must have 1 to " + MAX_QUESTION + " characters.");
        }
        String weight = tuning.weight();
        boolean counts = weight != null && weight.equals("count");
        boolean lasts = weight == null || weight.equals("duration");
        String value = word(key + ".value", tuning.value(), lasts ? "delay" : counts ? "events" : "amount");
        String unit = word(key + ".unit", tuning.unit(), lasts ? "nanoseconds" : "count");
        try {
            return new ProfileType(name, question, value, unit);
        } catch (IllegalArgumentException e) {
            throw new InvalidTuningException(
                    key, name, "The name must be 1 to 32 lower case letters, digits or hyphens, a letter first.");
        }
    }

    private static String word(String key, @Nullable String typed, String otherwise) {
        if (typed != null && !Texts.isWord(typed, LONGEST_WORD, "_-")) {
            throw new InvalidTuningException(
                    key, typed, "It must be 1 to 32 lower case letters, digits, '_' or '-', for example bytes.");
        }
        return typed == null ? otherwise : typed;
    }

    /** What one event weighs: its duration where nothing is said. */
    static Weight weight(String event, AvailableEvents.Offer offer, TypeTuning tuning, String key) {
        String typed = tuning.weight() == null ? "duration" : tuning.weight();
        if (typed.equals("count")) {
            return Weight.ONE;
        }
        if (typed.equals("duration") && offer.hasDuration()) {
            return Weight.DURATION;
        }
        if (offer.numbers().contains(typed)) {
            return Weight.field(typed);
        }
        List<String> allowed = new ArrayList<>(offer.numbers());
        allowed.add("count");
        if (offer.hasDuration()) {
            allowed.add("duration");
        }
        throw new InvalidTuningException(
                key + ".weight",
                typed,
                "The event " + event + " offers " + String.join(", ", allowed) + "." + Nearest.advice(typed, allowed));
    }
}
