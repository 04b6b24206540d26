package dev.holter.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.attribution.ScopeTimeline;
import dev.holter.profile.Frame;
import dev.holter.recording.fold.Contents;
import dev.holter.recording.type.CpuSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** The parser reads events by position; the JDK's own reader is the judge, on whichever JDK this runs. */
class DumpReadingTests {

    @TempDir
    Path directory;

    private static final Duration TIME = Duration.ofSeconds(2);

    @Test
    void readsTheSameSamplesScopesAndMarksAsTheJdk() throws Exception {
        readsTheSameAsTheJdk(RecorderFixture.plan(TIME, null), "jdk.ExecutionSample", "sampledThread");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "jdk.CPUTimeSample came with JDK 25")
    void readsTheSameSamplesOfCpuTimeAsTheJdk() throws Exception {
        readsTheSameAsTheJdk(RecorderFixture.cpuTime(TIME), "jdk.CPUTimeSample", "eventThread");
    }

    private void readsTheSameAsTheJdk(RecordingPlan plan, String event, String thread) throws Exception {
        Path dump = directory.resolve("dump.jfr");
        try (RecorderFixture fixture = new RecorderFixture(directory)) {
            record(fixture, plan, dump);
        }
        Contents contents = new Contents();
        assertThat(new PositionalReader(plan.definition(), contents, JfrOptions.STACK_DEPTH).read(dump))
                .as("the mark was found")
                .isTrue();
        List<RecordedEvent> judge = RecordingFile.readAllEvents(dump);

        assertThat(samples(contents)).isNotEmpty().containsExactlyInAnyOrderElementsOf(samples(judge, event, thread));
        assertThat(endpoints(contents, judge)).isNotEmpty().containsExactlyElementsOf(endpoints(judge));
    }

    private static void record(RecorderFixture fixture, RecordingPlan plan, Path dump) throws Exception {
        Map<String, String> settings = new HashMap<>(WindowRecorder.settings(plan));
        settings.put("jdk.ExecutionSample#enabled", "true"); // where it is not asked for, another recording's
        settings.put("jdk.ExecutionSample#period", "20 ms");
        if (CpuSource.CPU_TIME.isOn(Runtime.version().feature())) {
            settings.put("jdk.CPUTimeSample#enabled", "true");
            settings.put("jdk.CPUTimeSample#throttle", "20 ms");
        }
        settings.put("jdk.NativeMethodSample#enabled", "true");
        settings.put("jdk.NativeMethodSample#period", "10 ms");
        try (Workload workload = new Workload(fixture.scopes, 2);
                Recording recording = new Recording(settings)) {
            recording.setToDisk(true);
            recording.start();
            WindowMark.write();
            fixture.scopes.startCollecting();
            LockSupport.parkNanos(2_000_000_000L); // the time that is recorded
            fixture.scopes.stopCollecting();
            recording.dump(dump);
        }
    }

    private static List<String> samples(Contents contents) {
        List<String> samples = new ArrayList<>();
        var stacks = contents.stacks().build();
        for (int i = 0; i < contents.samples().size(); i++) {
            StringBuilder text = new StringBuilder().append(contents.samples().thread(i));
            for (Frame frame : stacks.stack(contents.samples().stack(i))) {
                text.append('|').append(frame.methodName()).append(':').append(frame.line());
            }
            samples.add(text.toString());
        }
        return samples;
    }

    private static List<String> samples(List<RecordedEvent> events, String name, String thread) {
        List<String> samples = new ArrayList<>();
        for (RecordedEvent event : events) {
            if (event.getEventType().getName().equals(name)) {
                StringBuilder text =
                        new StringBuilder().append(event.getThread(thread).getJavaThreadId());
                RecordedStackTrace trace = event.getStackTrace();
                if (trace == null || trace.getFrames().isEmpty()) {
                    text.append('|').append(Frame.NO_STACK.methodName()).append(":0");
                    samples.add(text.toString());
                    continue;
                }
                for (RecordedFrame frame : trace.getFrames()) {
                    text.append('|')
                            .append(frame.getMethod().getName())
                            .append(':')
                            .append(Math.max(0, frame.getLineNumber()));
                }
                samples.add(text.toString());
            }
        }
        return samples;
    }

    /** What the timeline answers in the middle of each scope that the judge knows. */
    private static List<Integer> endpoints(Contents contents, List<RecordedEvent> judge) {
        ScopeTimeline timeline = contents.timeline();
        RecordedEvent mark = judge.stream()
                .filter(event -> event.getEventType().getName().equals(WindowMark.NAME))
                .findFirst()
                .orElseThrow();
        List<Integer> endpoints = new ArrayList<>();
        for (RecordedEvent scope : scopes(judge)) {
            Instant middle = scope.getStartTime().plus(scope.getDuration().dividedBy(2));
            long sinceMark = Duration.between(mark.getStartTime(), middle).toNanos();
            int request =
                    timeline.numberAt(scope.getLong("threadId"), contents.timeAt(mark.getLong("nanoTime") + sinceMark));
            endpoints.add(contents.requests().endpoint(request));
        }
        return endpoints;
    }

    private static List<Integer> endpoints(List<RecordedEvent> judge) {
        return scopes(judge).stream().map(scope -> scope.getInt("endpoint")).toList();
    }

    private static List<RecordedEvent> scopes(List<RecordedEvent> judge) {
        return judge.stream()
                .filter(event -> event.getEventType().getName().equals("dev.holter.RequestScope"))
                .filter(event -> !event.getBoolean("openedBefore"))
                .toList();
    }
}
