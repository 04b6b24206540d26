package dev.holter.benchmarks.rivals;

import dev.holter.benchmarks.service.CpuClock;
import dev.holter.benchmarks.service.ThreadClocks;
import dev.holter.benchmarks.service.ThreadKind;
import java.util.Map;
import java.util.TreeMap;

/** CPU time of one service: of the process, of the JIT's threads, and of all threads by name; ns. */
record Clocks(long process, long jit, Map<String, Long> byName) {

    static Clocks read(CpuClock cpu, ThreadClocks threads) {
        long process = cpu.nanos();
        return new Clocks(process, threads.nanos().getOrDefault(ThreadKind.JIT, 0L), threads.nanosByName());
    }

    Clocks minus(Clocks before) {
        Map<String, Long> used = new TreeMap<>(byName);
        used.replaceAll((name, nanos) -> nanos - before.byName.getOrDefault(name, 0L));
        return new Clocks(process - before.process, jit - before.jit, used);
    }
}
