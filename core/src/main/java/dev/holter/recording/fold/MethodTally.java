package dev.holter.recording.fold;

import dev.holter.profile.MethodCalls;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a recording told of the calls of named methods. Not thread-safe. */
public final class MethodTally {

    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private long recorded;
    private boolean fromZero;

    /**
     * One method.
     *
     * @param classId tells classes of the same name apart that different loaders loaded
     * @param name {@code class::method}
     */
    public record Key(long classId, String name, String descriptor) {}

    /**
     * What the JVM counted since it began to count.
     *
     * @param time when, in the reader's clock
     * @param totalNanos the sum of all calls, ns
     * @param minNanos the shortest; without meaning where there were no calls
     * @param maxNanos the longest; without meaning where there were no calls
     */
    public record Reading(long time, long calls, long totalNanos, long minNanos, long maxNanos) {}

    private static final Reading NOTHING = new Reading(Long.MIN_VALUE, 0, 0, 0, 0);

    private static final class Entry {
        long recorded;
        long recordedNanos;

        @Nullable
        Reading first;

        @Nullable
        Reading last;

        Entry(@Nullable Reading first) {
            this.first = first;
        }
    }

    /** To be called before all else where the JVM counted no calls before the session. */
    public void countFromZero() {
        fromZero = true;
    }

    /** Adds a call that was long enough. */
    public void call(Key method, long nanos) {
        Entry entry = entry(method);
        entry.recorded++;
        entry.recordedNanos += nanos;
        recorded++;
    }

    /** Adds a reading of the JVM's counters. */
    public void reading(Key method, Reading reading) {
        Entry entry = entry(method);
        if (entry.first == null || reading.time() < entry.first.time()) {
            entry.first = reading;
        }
        if (entry.last == null || reading.time() >= entry.last.time()) {
            entry.last = reading;
        }
    }

    private Entry entry(Key method) {
        return entries.computeIfAbsent(method, m -> new Entry(fromZero ? NOTHING : null));
    }

    /** How many calls were long enough. */
    public long recorded() {
        return recorded;
    }

    /** How many calls there were, as far as the JVM told. */
    public long counted() {
        return entries.values().stream().mapToLong(MethodTally::calls).sum();
    }

    /** The methods that were seen, whatever their number of calls; the one that took longest first. */
    public List<MethodCalls> methods() {
        return entries.entrySet().stream()
                .map(entry -> calls(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(MethodTally::nanos)
                        .reversed()
                        .thenComparing(MethodCalls::method)
                        .thenComparing(MethodCalls::descriptor))
                .toList();
    }

    private static MethodCalls calls(Key method, Entry entry) {
        return new MethodCalls(method.name(), method.descriptor(), entry.recorded, entry.recordedNanos, counted(entry));
    }

    private static MethodCalls.@Nullable Counted counted(Entry entry) {
        if (entry.first == null || entry.last == null) {
            return null;
        }
        boolean fromTheBeginning = entry.first.calls() == 0 && entry.last.calls() > 0;
        return new MethodCalls.Counted(
                calls(entry),
                entry.last.totalNanos() - entry.first.totalNanos(),
                fromTheBeginning ? entry.last.minNanos() : null,
                fromTheBeginning ? entry.last.maxNanos() : null);
    }

    private static long calls(Entry entry) {
        return entry.first == null || entry.last == null ? 0 : entry.last.calls() - entry.first.calls();
    }

    private static long nanos(MethodCalls calls) {
        MethodCalls.Counted all = calls.all();
        return all == null ? calls.recordedNanos() : all.totalNanos();
    }
}
