package dev.holter;

import dev.holter.guard.Limits;
import dev.holter.guard.ScopeSelectors;
import dev.holter.recording.type.CpuSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How Holter was set up.
 *
 * @param service the service's name
 * @param instance the instance's name
 * @param budget the share of the CPUs available to this process that profiling may use while a session runs, 0 to 1
 * @param limits how much may be asked for
 * @param scope what may be profiled at all
 * @param cpuSource where the type {@code cpu} has its samples from
 * @param allowedHazards the JFR events that are recorded although they are known to be dangerous
 * @param directory where dumps lie for a moment
 * @param breadcrumbs where a file lies while a type is recorded, which has to outlive the process
 * @param minFreeSpace the free disk, in bytes, below which nothing is recorded
 * @param retentionAge how long finished sessions are kept
 * @param retentionBytes how many bytes finished sessions may retain on the heap
 * @param killFile the file that kills by being there; null where no file does
 */
public record HolterSettings(
        String service,
        String instance,
        double budget,
        Limits limits,
        ScopeSelectors scope,
        CpuSource cpuSource,
        Set<String> allowedHazards,
        Path directory,
        Path breadcrumbs,
        long minFreeSpace,
        Duration retentionAge,
        long retentionBytes,
        @Nullable Path killFile) {

    public HolterSettings {
        allowedHazards = Set.copyOf(allowedHazards);
        requireName("service", service);
        requireName("instance", instance);
        if (!(budget > 0 && budget <= 1)) {
            throw new IllegalArgumentException("'budget' must be a share above 0 and at most 1, but was " + budget);
        }
        if (!cpuSource.isOn(Runtime.version().feature())) {
            throw new IllegalArgumentException("'cpuSource' must be EXECUTION on JDK "
                    + Runtime.version().feature() + ", but was " + cpuSource + ", which needs JDK "
                    + cpuSource.since() + " or newer");
        }
        if (minFreeSpace < 0) {
            throw new IllegalArgumentException("'minFreeSpace' must not be negative, but was " + minFreeSpace);
        }
        if (retentionAge.isNegative() || retentionAge.isZero()) {
            throw new IllegalArgumentException("'retentionAge' must be positive, but was " + retentionAge);
        }
        if (retentionBytes <= 0) {
            throw new IllegalArgumentException("'retentionBytes' must be positive, but was " + retentionBytes);
        }
    }

    private static void requireName(String name, String value) {
        if (value.isBlank() || value.length() > 200) {
            throw new IllegalArgumentException(
                    "'" + name + "' must have 1 to 200 characters, but was \"" + value + "\"");
        }
    }
}
