package dev.holter.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.Frame;
import dev.holter.profile.ProfileType;
import dev.holter.profile.SampleTable;
import dev.holter.recording.fold.Recorded;
import dev.holter.recording.type.EventSettings;
import dev.holter.recording.type.Scaling;
import dev.holter.recording.type.TypeDefinition;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacks that JFR cuts or does not record at all. */
class IncompleteStackTests {

    private static final int DEPTH = 1_024;
    private static final Duration SESSION = Duration.ofSeconds(3);
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static volatile double sink;

    @TempDir
    Path directory;

    @Test
    void keepsTheTotalOfStacksThatJfrCutsAndMarksThem() throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        Thread thread = new Thread(null, () -> descend(DEPTH, stopped), "deep-1", 16 << 20);
        thread.setDaemon(true);
        try (RecorderFixture fixture = new RecorderFixture(directory)) {
            thread.start();
            try (ActiveRecording active = fixture.jfr.recorder().start(RecorderFixture.plan(SESSION, null))) {
                long before = CLOCK.getThreadCpuTime(thread.getId());
                RecorderFixture.tickFor(active, SESSION);
                long used = CLOCK.getThreadCpuTime(thread.getId()) - before;
                assertTotals(active.finish(true, null), used);
            }
        } finally {
            stopped.set(true);
            thread.join(5_000);
        }
    }

    @Test
    void keepsTheTotalOfSamplesWithoutStacks() throws Exception {
        EventSettings event = RecorderFixture.definition(ProfileType.ALLOCATION)
                .event("jdk.ObjectAllocationSample")
                .orElseThrow();
        Map<String, String> settings = new HashMap<>(event.settings());
        settings.put("stackTrace", "false");
        EventSettings withoutStacks =
                new EventSettings(event.event(), settings, event.weight(), event.detail(), event.only());
        TypeDefinition definition = new TypeDefinition(
                ProfileType.ALLOCATION, List.of(withoutStacks), Scaling.THREAD_ALLOCATED_BYTES, SESSION, null);
        try (RecorderFixture fixture = new RecorderFixture(directory);
                AllocatingWork work = AllocatingWork.ofUsualSizes(2, 1e8);
                ActiveRecording active =
                        fixture.jfr.recorder().start(new RecordingPlan("s-000000000000", definition, SESSION, null))) {
            long before = total(work);
            RecorderFixture.tickFor(active, SESSION);
            long used = total(work) - before;
            Recorded recorded = active.finish(true, null);
            long found = 0;
            for (int row = 0; row < recorded.samples().size(); row++) {
                if (recorded.samples().threadGroup(row).equals("allocating-#")) {
                    found += recorded.samples().value(row);
                    assertThat(recorded.stacks().stack(recorded.samples().stack(row)))
                            .endsWith(Frame.NO_STACK);
                }
            }
            assertThat((double) found / used).as("total without stacks").isBetween(0.95, 1.05);
        }
    }

    private static long total(AllocatingWork work) {
        return work.allocated().values().stream().mapToLong(bytes -> bytes).sum();
    }

    private static void assertTotals(Recorded recorded, long used) {
        SampleTable samples = recorded.samples();
        long found = 0;
        long cut = 0;
        for (int row = 0; row < samples.size(); row++) {
            if (samples.threadGroup(row).equals("deep-#")) {
                List<Frame> stack = recorded.stacks().stack(samples.stack(row));
                found += samples.value(row);
                cut += stack.get(stack.size() - 1).equals(Frame.TRUNCATED) ? samples.value(row) : 0;
                assertThat(stack).hasSizeLessThanOrEqualTo(DEPTH + 1);
            }
        }
        assertThat((double) found / used).as("total of the deep thread").isBetween(0.95, 1.05);
        assertThat(cut).as("all of it marked as cut").isEqualTo(found).isPositive();
    }

    private static void descend(int depth, AtomicBoolean stopped) {
        if (depth > 0) {
            descend(depth - 1, stopped);
            sink++; // so that the call is no tail call
            return;
        }
        double sum = 0;
        while (!stopped.get()) {
            sum += Math.sqrt(sum + 1);
        }
        sink = sum;
    }
}
