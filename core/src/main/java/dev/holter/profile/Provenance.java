package dev.holter.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to judge a profile: whose it is, when and how it was taken, and what to beware of.
 *
 * @param sessionId the session that took it
 * @param service the service's name
 * @param instance the instance's name
 * @param question what the asker wanted to know, in free text; may be absent
 * @param startedAt when collection began
 * @param duration how long collection lasted
 * @param source the events that were sampled, and their settings, in words
 * @param truncated why the profile holds less than was asked for; absent when it is whole
 * @param notes what a reader must know: biases, other recordings, what was cut; one sentence each
 * @param settingsChangedByOthers which of the session's settings other recordings changed
 * @param tightened when its settings were made cheaper, because it was over its budget
 */
public record Provenance(
        String sessionId,
        String service,
        String instance,
        @Nullable String question,
        Instant startedAt,
        Duration duration,
        String source,
        @Nullable String truncated,
        List<String> notes,
        List<SettingChange> settingsChangedByOthers,
        List<TighteningStep> tightened) {

    public Provenance {
        notes = List.copyOf(notes);
        settingsChangedByOthers = List.copyOf(settingsChangedByOthers);
        tightened = List.copyOf(tightened);
    }

    /** Of a session whose settings nothing changed. */
    public Provenance(
            String sessionId,
            String service,
            String instance,
            @Nullable String question,
            Instant startedAt,
            Duration duration,
            String source,
            @Nullable String truncated,
            List<String> notes) {
        this(
                sessionId, service, instance, question, startedAt, duration, source, truncated, notes, List.of(),
                List.of());
    }

    /** The same with one note more. */
    Provenance with(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Provenance(
                sessionId,
                service,
                instance,
                question,
                startedAt,
                duration,
                source,
                truncated,
                more,
                settingsChangedByOthers,
                tightened);
    }
}
