package dev.holter.benchmarks.macro;

import dev.holter.benchmarks.ResultFile;
import java.io.IOException;

/** Where it was measured. */
record Machine(String processor, int cpus, String system, String jdk, int feature) {

    static Machine here() throws IOException {
        return new Machine(
                ResultFile.processor(),
                Runtime.getRuntime().availableProcessors(),
                ResultFile.system(),
                System.getProperty("java.vm.vendor") + " " + Runtime.version(),
                Runtime.version().feature());
    }
}
