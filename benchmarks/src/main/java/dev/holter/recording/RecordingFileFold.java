package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** The same from the same dump as it is commonly done: the JDK's reader, lists of objects, and a map by text. */
final class RecordingFileFold {

    private final Map<Long, List<Scope>> scopes = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final @Nullable Map<RecordedStackTrace, String> known;
    private long begun = Long.MAX_VALUE;

    private record Scope(long start, long end, int endpoint) {}

    private record Sample(long time, long thread, String threadName, String stack) {}

    private record Key(String stack, int endpoint, String threadGroup, int second) {}

    /** @param cachingStacks whether the text of a stack that comes again is kept */
    RecordingFileFold(boolean cachingStacks) {
        known = cachingStacks ? new IdentityHashMap<>() : null;
    }

    /** Samples by stack, endpoint, thread group and second. */
    Map<Key, Integer> fold(Path dump) throws IOException {
        try (RecordingFile file = new RecordingFile(dump)) {
            while (file.hasMoreEvents()) {
                add(file.readEvent());
            }
        }
        scopes.values().forEach(list -> list.sort(Comparator.comparingLong(Scope::start)));
        Map<Key, Integer> counts = new HashMap<>();
        for (Sample sample : samples) {
            counts.merge(key(sample), 1, Integer::sum);
        }
        return counts;
    }

    /** How many scopes were read. */
    int scopes() {
        return scopes.values().stream().mapToInt(List::size).sum();
    }

    private void add(RecordedEvent event) {
        String type = event.getEventType().getName();
        if (type.equals("jdk.ExecutionSample")) {
            RecordedThread thread = event.getThread("sampledThread");
            if (!thread.getJavaName().startsWith("JFR ")) { // Holter leaves out what profiles, too
                samples.add(new Sample(
                        nanos(event.getStartTime()), thread.getJavaThreadId(), thread.getJavaName(), stack(event)));
            }
        } else if (type.equals(RequestScopes.EVENT)) {
            long start = event.getBoolean("openedBefore") ? Long.MIN_VALUE : nanos(event.getStartTime());
            scopes.computeIfAbsent(event.getLong("threadId"), thread -> new ArrayList<>())
                    .add(new Scope(start, nanos(event.getEndTime()), event.getInt("endpoint")));
        } else if (type.equals(WindowMark.NAME)) {
            begun = nanos(event.getStartTime());
        }
    }

    private Key key(Sample sample) {
        int second = (int) Math.max(0, (sample.time - begun) / 1_000_000_000L);
        return new Key(sample.stack, endpoint(sample), sample.threadName.replaceAll("[0-9]+", "#"), second);
    }

    /** The innermost scope, 0 for none: the last that began before, or one before it that ends later. */
    private int endpoint(Sample sample) {
        List<Scope> own = scopes.getOrDefault(sample.thread, List.of());
        int low = 0;
        int high = own.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (own.get(middle).start <= sample.time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // As deep as Holter tells nested scopes apart.
        for (int i = low - 1; i >= Math.max(0, low - 8); i--) {
            if (own.get(i).end >= sample.time) {
                return own.get(i).endpoint;
            }
        }
        return 0;
    }

    private String stack(RecordedEvent event) {
        RecordedStackTrace trace = event.getStackTrace();
        if (trace == null) {
            return "";
        }
        return known == null ? text(trace) : known.computeIfAbsent(trace, RecordingFileFold::text);
    }

    private static String text(RecordedStackTrace trace) {
        StringBuilder text = new StringBuilder();
        for (RecordedFrame frame : trace.getFrames()) {
            text.append(frame.getMethod().getType().getName())
                    .append('.')
                    .append(frame.getMethod().getName())
                    .append(':')
                    .append(frame.getLineNumber())
                    .append(';');
        }
        return text.toString();
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
