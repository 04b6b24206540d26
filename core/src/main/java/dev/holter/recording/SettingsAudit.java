package dev.holter.recording;

import dev.holter.profile.SettingChange;
import dev.holter.recording.type.EventSettings;
import dev.holter.recording.type.SettingMerge;
import dev.holter.recording.type.TypeDefinition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which settings of a session other recordings changed, because JFR merges the settings of all that run. Used by one thread. */
final class SettingsAudit {

    private static final Logger log = LoggerFactory.getLogger(SettingsAudit.class);

    private final TypeDefinition definition;
    private final OtherRecordings others;
    private final Set<String> notes = new LinkedHashSet<>();

    /** The latest change of each setting by each recording. */
    private final Map<List<String>, SettingChange> changes = new LinkedHashMap<>();

    private boolean failed;

    SettingsAudit(TypeDefinition definition, OtherRecordings others) {
        this.definition = definition;
        this.others = others;
    }

    /** Looks at the recordings that run now; to be called again, because they come and go. */
    void look() {
        try {
            List<Recording> running = others.running();
            running.forEach(other -> notes.add(note(other)));
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
        return List.copyOf(notes);
    }

    /** What was seen so far, by setting. Where several recordings changed one, the one whose value held. */
    List<SettingChange> changes() {
        return List.copyOf(changes.values());
    }

    private String note(Recording other) {
        List<SettingChange> changes = changes(List.of(other));
        String words = changes.stream()
                .map(change ->
                        change.event() + " " + change.setting() + " " + change.asked() + " → " + change.effective())
                .collect(Collectors.joining(", "));
        return "The recording '" + OtherRecordings.label(other.getName()) + "' ran beside; "
                + (changes.isEmpty()
                        ? "it changed no setting of this session."
                        : "JFR merges settings, so it changed " + words + ".");
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
