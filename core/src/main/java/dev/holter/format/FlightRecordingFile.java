package dev.holter.format;

import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.profile.SampleTable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmc.flightrecorder.writer.api.Recording;
import org.openjdk.jmc.flightrecorder.writer.api.Recordings;
import org.openjdk.jmc.flightrecorder.writer.api.Type;

/**
 * A flight recording that is written anew from the finished profile. What JFR recorded besides, of the environment, the command line
 * or the application's data, was never in it, so nothing has to be filtered out.
 *
 * <p>An event stands for one sample; in a profile of more than {@link #MAX_EVENTS} samples, for all of one stack, endpoint, thread group and
 * second. Events lie in the second of their samples, evenly spread; their thread is the thread group. Each carries
 * {@code endpoint}, {@code samples} and {@code value}, whose sums are those of the profile. Samples of CPU time are {@code
 * jdk.ExecutionSample}, of allocation {@code jdk.ObjectAllocationSample}, all others {@code dev.holter.Sample}.
 */
final class FlightRecordingFile implements ProfileFormat {

    /** About 3 MB: 25 bytes each, and the stacks. */
    static final int MAX_EVENTS = 100_000;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long FIRST_TICK = 1;

    @Override
    public String name() {
        return "jfr";
    }

    @Override
    public String mediaType() {
        return "application/octet-stream";
    }

    @Override
    public String fileName() {
        return "profile.jfr";
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        Instant start = profile.provenance().startedAt();
        Duration duration = profile.provenance().duration();
        try (Recording recording = Recordings.newRecording(new OpenStream(out), settings -> settings.withTimestamp(
                        TimeUnit.SECONDS.toNanos(start.getEpochSecond()) + start.getNano())
                .withStartTicks(FIRST_TICK)
                .withDuration(duration.toNanos()))) {
            new Writing(profile, recording).write();
        }
    }

    private static final class Writing {

        private final Profile profile;
        private final SampleTable samples;
        private final RecordingTypes types;
        private final Recording recording;
        private final Type event;
        private final boolean allocation;
        private final String threadField;

        Writing(Profile profile, Recording recording) {
            this.profile = profile;
            this.samples = profile.samples();
            this.recording = recording;
            this.types = new RecordingTypes(recording, profile.stacks());
            boolean cpu = profile.type().equals(ProfileType.CPU);
            this.allocation = profile.type().equals(ProfileType.ALLOCATION);
            this.threadField = cpu ? "sampledThread" : "eventThread";
            this.event = types.event(
                    cpu ? "jdk.ExecutionSample" : allocation ? "jdk.ObjectAllocationSample" : "dev.holter.Sample",
                    threadField,
                    allocation);
        }

        void write() {
            boolean single = samples.totalCount() <= MAX_EVENTS;
            for (int row = 0; row < samples.size(); row++) {
                int events = single ? Math.max(1, samples.count(row)) : 1;
                for (int i = 0; i < events; i++) {
                    write(row, i, events);
                }
            }
        }

        private void write(int row, int place, int events) {
            long time = FIRST_TICK + samples.second(row) * SECOND + SECOND * place / events;
            long value = part(samples.value(row), place, events);
            recording.writeEvent(event.asValue(fields -> {
                fields.putField("startTime", time);
                fields.putField(threadField, types.thread(samples.threadGroup(row)));
                fields.putField("stackTrace", types.stackTrace(samples.stack(row)));
                if (allocation) {
                    fields.putField("weight", value);
                }
                fields.putField("endpoint", samples.endpoint(row));
                fields.putField("slow", samples.slow(row));
                fields.putField("samples", part(samples.count(row), place, events));
                fields.putField("value", value);
                fields.putField("unit", profile.type().unit());
            }));
        }

        /** Parts that add up to the whole. */
        private static long part(long whole, int place, int parts) {
            return whole * (place + 1) / parts - whole * place / parts;
        }
    }
}
