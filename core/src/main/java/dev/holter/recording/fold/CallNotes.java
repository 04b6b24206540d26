package dev.holter.recording.fold;

import dev.holter.profile.MethodCalls;
import dev.holter.recording.type.MethodTracing;
import dev.holter.recording.type.TracedMethods;
import dev.holter.recording.type.TypeDefinition;
import java.util.List;
import java.util.stream.Collectors;

/** What a reader of a profile of single calls must know. */
final class CallNotes {

    private CallNotes() {}

    static void add(List<String> notes, TypeDefinition definition, MethodTally tally, KeptEndpoints kept) {
        TracedMethods named = MethodTracing.methods(definition);
        if (named.isEmpty()) {
            return;
        }
        notes.add(
                "A call within a recorded call counts once in the profile. Calls that ran when the session began or ended"
                        + " are not in it.");
        if (!kept.isAll()) {
            notes.add("How often the methods were called is left out, because it counts calls outside of the session's"
                    + " endpoints too.");
        }
        List<MethodCalls> seen = tally.methods();
        List<String> found = seen.stream().map(MethodCalls::method).toList();
        String missing =
                named.names().stream().filter(name -> !found.contains(name)).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            notes.add("JFR traced nothing of " + missing
                    + ": no class that is loaded has such a method with bytecode, or JFR"
                    + " leaves it out, or another recording that counts calls kept JFR from telling.");
        }
    }
}
