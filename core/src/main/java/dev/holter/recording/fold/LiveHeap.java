package dev.holter.recording.fold;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** How much of the heap lives. */
final class LiveHeap {

    private LiveHeap() {}

    /** Bytes in use after the last collection of garbage; where there was none yet, bytes in use. */
    static long bytes() {
        long afterGc = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            afterGc += usage == null ? 0 : usage.getUsed();
        }
        return afterGc > 0
                ? afterGc
                : ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
