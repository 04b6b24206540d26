package dev.holter.recording;

import dev.holter.recording.type.SettingMerge;
import dev.holter.recording.type.TypeDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which settings of a session other recordings changed, because JFR merges the settings of all that run. Used by one thread. */
final class SettingsAudit {

    private static final Logger log = LoggerFactory.getLogger(SettingsAudit.class);

    private final TypeDefinition definition;
    private final OtherRecordings others;
    private final Set<String> notes = new LinkedHashSet<>();
    private boolean failed;

    SettingsAudit(TypeDefinition definition, OtherRecordings others) {
        this.definition = definition;
        this.others = others;
    }

    /** Looks at the recordings that run now; to be called again, because they come and go. */
    void look() {
        try {
            others.running().forEach(other -> notes.add(note(other.getName(), other.getSettings())));
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

    private String note(String name, Map<String, String> theirs) {
        List<String> changes = changes(theirs);
        return "The recording '" + name + "' ran beside; "
                + (changes.isEmpty()
                        ? "it changed no setting of this session."
                        : "JFR merges settings, so it changed " + String.join(", ", changes) + ".");
    }

    private List<String> changes(Map<String, String> theirs) {
        List<String> changes = new ArrayList<>();
        definition.events().forEach(event -> {
            String name = event.event();
            if ("true".equals(theirs.get(name + "#enabled"))) {
                event.settings().forEach((setting, ours) -> {
                    String value = theirs.getOrDefault(name + "#" + setting, ours);
                    SettingMerge.changed(setting, ours, value)
                            .ifPresent(now -> changes.add(name + " " + setting + " " + ours + " → " + now));
                });
            }
        });
        return changes;
    }
}
