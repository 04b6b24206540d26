package dev.holter.guard;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Whether the service has heap to spare. Judged by what the latest garbage collection left, whichever collector it was: between
 * two of them a heap fills up, and that says nothing. Reading a profile takes some megabytes, and a service that is about to
 * run out of memory needs them more. Safe to use from any thread.
 */
public final class FreeHeap implements Check {

    /** Less than this share of the largest heap is too little. */
    static final double MARGIN = 0.1;

    /** A work of moments may take this share of what is free, however little that is. */
    private static final double MOMENTARY = 0.05;

    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final List<GarbageCollectorMXBean> collectors =
            ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class);
    private final Set<String> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());
    private volatile long lastLook = System.nanoTime() - LOOK_NANOS;
    private volatile double share = 1;

    @Override
    public Optional<Refusal> check(Ask ask) {
        return isEnough()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        RefusalCode.NO_SPACE, "The heap is nearly full: " + describe() + ". Try again later."));
    }

    /** Whether there is; looks once a second at the most. */
    public boolean isEnough() {
        long now = System.nanoTime();
        if (now - lastLook >= LOOK_NANOS) {
            lastLook = now;
            share = freeShare();
        }
        return share >= MARGIN;
    }

    /** How many bytes a work of moments may take: what is there beyond the margin, and never less than a small part of what is free. */
    public long spareBytes() {
        boolean enough = isEnough();
        double now = share;
        double spare = Math.max(enough ? now - MARGIN : 0, MOMENTARY * now);
        return (long) (spare * Runtime.getRuntime().maxMemory());
    }

    /** How much is left, and how much should be, in words. */
    public String describe() {
        return String.format(
                Locale.ROOT,
                "%.0f %% were free after the latest garbage collection, %.0f %% is the least",
                100 * share,
                100 * MARGIN);
    }

    private double freeShare() {
        long largest = Runtime.getRuntime().maxMemory();
        return collectors.stream()
                .map(GarbageCollectorMXBean::getLastGcInfo)
                .filter(info -> info != null)
                .max(Comparator.comparingLong(GcInfo::getEndTime))
                .map(info -> 1 - (double) left(info) / largest)
                .orElse(1.0);
    }

    private long left(GcInfo info) {
        return info.getMemoryUsageAfterGc().entrySet().stream()
                .filter(pool -> pools.contains(pool.getKey()))
                .map(Map.Entry::getValue)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
