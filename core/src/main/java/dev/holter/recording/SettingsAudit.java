package dev.holter.recording;

import dev.holter.profile.SettingChange;
import dev.holter.recording.type.EventSettings;
import dev.holter.recording.type.SettingMerge;
import dev.holter.recording.type.TypeDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which settings of a session other recordings changed, because JFR merges the settings of all that run. Used by one thread. */
final class SettingsAudit {

    private static final Logger log = LoggerFactory.getLogger(SettingsAudit.class);

    private static final long ID_OF_JFRS_OWN = 0;

    private static final String JFRS_OWN =
            "A recording of JFR's own, which it makes for a dump, ran beside; it does not tell what it"
                    + " changed. Where it stays, that dump failed, and it ends with the JVM.";

    private final OtherRecordings others;
    private TypeDefinition definition;

    /** One sentence for each recording, by its id: the latest that tells of a change, if there was one. */
    private final Map<Long, String> notes = new LinkedHashMap<>();

    /** The latest change of each setting by each recording. */
    private final Map<List<String>, SettingChange> changes = new LinkedHashMap<>();

    private boolean failed;

    SettingsAudit(TypeDefinition definition, OtherRecordings others) {
        this.definition = definition;
        this.others = others;
    }

    /** From now on the session asks for these settings, so that others may change what they did not change before. */
    void tightened(TypeDefinition definition) {
        this.definition = definition;
        look();
    }

    /** Looks at the recordings that run now; to be called again, because they come and go. */
    void look() {
        try {
            List<Recording> running = others.running();
            running.forEach(this::note);
            if (others.isOneUnknown()) {
                notes.put(ID_OF_JFRS_OWN, JFRS_OWN);
            }
            changes(running)
                    .forEach(change ->
                            changes.put(List.of(change.event(), change.setting(), change.recording()), change));
        } catch (RuntimeException e) {
            if (!failed) {
                failed = true;
                log.warn("Could not see what other recordings changed", e);
            }
        }
    }

    /** What was seen so far, one sentence for each recording. */
    List<String> notes() {
        return List.copyOf(notes.values());
    }

    /** What was seen so far, by setting. Where several recordings changed one, the one whose value held. */
    List<SettingChange> changes() {
        return List.copyOf(changes.values());
    }

    private void note(Recording other) {
        List<SettingChange> changes = changes(List.of(other));
        String beside = "The recording '" + OtherRecordings.label(other.getName()) + "' ran beside; ";
        if (changes.isEmpty()) {
            notes.putIfAbsent(other.getId(), beside + "it changed no setting of this session.");
        } else {
            notes.put(other.getId(), beside + "JFR merges settings, so it changed " + words(changes) + ".");
        }
    }

    private static String words(List<SettingChange> changes) {
        return changes.stream()
                .map(change ->
                        change.event() + " " + change.setting() + " " + change.asked() + " → " + change.effective())
                .collect(Collectors.joining(", "));
    }

    private List<SettingChange> changes(List<Recording> running) {
        Map<String, SettingChange> held = new LinkedHashMap<>();
        for (Recording other : running) {
            Map<String, String> theirs = other.getSettings();
            String label = OtherRecordings.label(other.getName());
            for (EventSettings event : definition.events()) {
                if ("true".equals(theirs.get(event.event() + "#enabled"))) {
                    event.settings().forEach((setting, ours) -> {
                        String key = event.event() + "#" + setting;
                        SettingChange before =
                                held.getOrDefault(key, new SettingChange(event.event(), setting, ours, ours, ""));
                        held.put(key, after(before, theirs.get(key), label));
                    });
                }
            }
        }
        return held.values().stream()
                .filter(change -> !change.effective().equals(change.asked()))
                .toList();
    }

    private static SettingChange after(SettingChange before, @Nullable String theirs, String recording) {
        return theirs == null
                ? before
                : SettingMerge.changed(before.setting(), before.effective(), theirs)
                        .map(now -> new SettingChange(before.event(), before.setting(), before.asked(), now, recording))
                        .orElse(before);
    }
}
