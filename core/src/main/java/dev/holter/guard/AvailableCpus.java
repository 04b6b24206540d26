package dev.holter.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many CPUs this process may use: what the JVM sees, or a container's quota where that is less. The JVM rounds a quota up to
 * whole CPUs, which would make overhead on half a CPU look half as large as it is.
 */
final class AvailableCpus {

    private static final Path CGROUP = Path.of("/sys/fs/cgroup");

    private AvailableCpus() {}

    /** CPUs, more than 0, not always whole. */
    static double now() {
        return now(CGROUP, Runtime.getRuntime().availableProcessors());
    }

    static double now(Path cgroup, int seen) {
        double quota = quota(cgroup);
        return quota > 0 && quota < seen ? quota : seen;
    }

    /** CPUs by the quota of cgroups version 2 or 1; 0 where there is none, or it cannot be read. */
    private static double quota(Path cgroup) {
        try {
            Path two = cgroup.resolve("cpu.max");
            if (Files.isReadable(two)) {
                String[] quotaAndPeriod = Files.readString(two).trim().split(" ");
                return quotaAndPeriod[0].equals("max")
                        ? 0
                        : Double.parseDouble(quotaAndPeriod[0]) / Double.parseDouble(quotaAndPeriod[1]);
            }
            Path one = cgroup.resolve("cpu").resolve("cpu.cfs_quota_us");
            if (Files.isReadable(one)) {
                double quota = Double.parseDouble(Files.readString(one).trim());
                String period = Files.readString(one.resolveSibling("cpu.cfs_period_us"));
                return quota / Double.parseDouble(period.trim());
            }
            return 0;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }
}
