package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import dev.holter.recording.type.MethodTracing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;

/**
 * Records a window in memory, dumps it and reads the dump. In memory, because a full disk ends a JVM with an open disk
 * recording. Only beside another disk recording it writes to disk too: then JFR keeps nothing in memory.
 */
final class WindowRecorder implements Recorder {

    /** The most that a window beside another disk recording may hold; JFR drops the oldest chunks beyond. */
    private static final long MAX_BYTES = 32L << 20;

    private final PrivateDirectory directory;
    private final RequestScopes scopes;
    private final OwnRecordings own;
    private final OtherRecordings others;
    private final JfrOptions options;

    WindowRecorder(
            PrivateDirectory directory,
            RequestScopes scopes,
            OwnRecordings own,
            OtherRecordings others,
            JfrOptions options) {
        this.directory = directory;
        this.scopes = scopes;
        this.own = own;
        this.others = others;
        this.options = options;
    }

    @Override
    public ActiveRecording start(RecordingPlan plan) {
        if (JvmEnd.hasBegun()) {
            throw new RecordingException("The JVM is shutting down.");
        }
        directory.ensure();
        own.closeLeftovers(); // what the idle one keeps in memory would be dumped with the window
        List<Recording> beside = others.running();
        Recording recording = own.make(plan.sessionId(), settings(plan));
        WindowRecording window = new WindowRecording(
                plan, recording, directory, scopes, own, options.stackDepth(), new SideReadings(plan, scopes, others));
        try {
            configure(recording, plan, beside.stream().anyMatch(Recording::isToDisk) || others.isOneUnknown());
            window.begin(beside.stream().anyMatch(OtherRecordings::countsCalls));
            return window;
        } catch (RuntimeException | Error e) {
            window.close();
            throw RecordingException.of("JFR did not start to record", e);
        }
    }

    static Map<String, String> settings(RecordingPlan plan) {
        Map<String, String> settings = new LinkedHashMap<>(IdleRecording.settings());
        settings.putAll(plan.definition().settings());
        settings.putAll(MethodTracing.timing(plan.definition()));
        settings.put(RequestScopes.EVENT + "#enabled", "true");
        settings.put(RequestScopes.EVENT + "#threshold", "0 ns");
        settings.put(WindowMark.NAME + "#enabled", "true");
        settings.put(WindowMark.NAME + "#threshold", "0 ns");
        return settings;
    }

    /** The same without what follows calls. */
    static Map<String, String> settingsBesidesCalls(RecordingPlan plan) {
        Map<String, String> settings = settings(plan);
        settings.keySet()
                .removeIf(key ->
                        key.startsWith(MethodTracing.EVENT + "#") || key.startsWith(MethodTracing.TIMING_EVENT + "#"));
        return settings;
    }

    private static void configure(Recording recording, RecordingPlan plan, boolean toDisk) {
        recording.setToDisk(toDisk);
        if (toDisk) {
            recording.setMaxSize(MAX_BYTES);
            recording.setMaxAge(plan.atMost());
        }
    }
}
