package dev.holter.recording.fold;

import dev.holter.profile.EndpointRequests;
import dev.holter.profile.MethodCalls;
import dev.holter.profile.SampleTable;
import dev.holter.profile.SettingChange;
import dev.holter.profile.StackTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a recording yielded.
 *
 * @param stacks the stacks that the samples point to
 * @param samples the samples with their values
 * @param requests how long the requests of each endpoint took
 * @param source the sampled events and their settings, in words
 * @param truncated why it holds less than was asked for; null where it is whole
 * @param notes what a reader must know, one sentence each
 * @param applicationNanos estimated CPU time that the events cost inside the application's threads, ns
 * @param methods what the calls of named methods took
 * @param settingsChangedByOthers which settings other recordings changed
 */
public record Recorded(
        StackTree stacks,
        SampleTable samples,
        List<EndpointRequests> requests,
        String source,
        @Nullable String truncated,
        List<String> notes,
        long applicationNanos,
        List<MethodCalls> methods,
        List<SettingChange> settingsChangedByOthers) {

    public Recorded {
        requests = List.copyOf(requests);
        notes = List.copyOf(notes);
        methods = List.copyOf(methods);
        settingsChangedByOthers = List.copyOf(settingsChangedByOthers);
    }

    /** The same, beside other recordings. */
    public Recorded withSettingsChangedByOthers(List<SettingChange> changes) {
        return new Recorded(stacks, samples, requests, source, truncated, notes, applicationNanos, methods, changes);
    }
}
