package dev.holter.benchmarks.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of another JVM. */
public final class Memory {

    private static final Pattern USED_HEAP = Pattern.compile("heap\\s.*?used (\\d+)([KMG])");
    private static final long KILO = 1024;

    private final long pid;
    private final Path jdk;

    Memory(long pid, Path jdk) {
        this.pid = pid;
        this.jdk = jdk;
    }

    /** Resident set size now, bytes. */
    public long rss() throws IOException {
        return ofStatus("VmRSS:");
    }

    /** The largest resident set size so far, bytes. */
    public long peakRss() throws IOException {
        return ofStatus("VmHWM:");
    }

    private long ofStatus(String key) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> KILO * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow(() -> new IOException("No " + key + " of process " + pid + ". Has it ended?"));
        }
    }

    /** Collects the garbage, which stops the service for a moment, and tells what is left in the heap, bytes. */
    public long heapAfterCollection() throws IOException, InterruptedException {
        jcmd("GC.run");
        String info = jcmd("GC.heap_info");
        Matcher used = USED_HEAP.matcher(info);
        if (!used.find()) {
            throw new IOException("GC.heap_info does not tell the used heap:\n" + info);
        }
        return Long.parseLong(used.group(1)) * unit(used.group(2));
    }

    /** What a diagnostic command of that JVM prints. */
    public String jcmd(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(jdk.resolve("bin/jcmd").toString(), Long.toString(pid));
        builder.command().addAll(java.util.List.of(command));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("jcmd failed: " + said);
        }
        return said;
    }

    private static long unit(String letter) {
        return switch (letter) {
            case "K" -> KILO;
            case "M" -> KILO * KILO;
            default -> KILO * KILO * KILO;
        };
    }
}
