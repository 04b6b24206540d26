package dev.holter.actuate;

import dev.holter.profile.Profile;
import java.util.List;

/**
 * When a session's settings were made cheaper.
 *
 * @param afterMillis since the session began
 * @param step how often settings were halved so far
 * @param reason what it cost
 * @param settings the events and their settings from then on, in words
 */
record TighteningBody(long afterMillis, int step, String reason, String settings) {

    static List<TighteningBody> of(Profile profile) {
        return profile.provenance().tightened().stream()
                .map(step -> new TighteningBody(step.after().toMillis(), step.step(), step.reason(), step.settings()))
                .toList();
    }
}
