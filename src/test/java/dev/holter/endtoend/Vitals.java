package dev.holter.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a service's process holds at one moment, by the system's and the JVM's own books.
 *
 * @param heap that live objects take, bytes
 * @param nativeMemory what the JVM has committed by its own books, bytes; without the Java heap, and without compiled code and what
 *     compiling takes
 * @param categories all that is in these books, bytes
 * @param resident memory, bytes
 * @param threads of the process, the JVM's own too
 * @param descriptors that are open, but for sockets, which come and go with the traffic
 * @param files in its temporary folder, folders too
 * @param classes that are loaded
 */
record Vitals(
        long heap,
        long nativeMemory,
        Map<String, Long> categories,
        long resident,
        long threads,
        long descriptors,
        long files,
        long classes) {

    /** What {@link #of} needs of the service's JVM: its books, and a heap that is resident from the start. */
    static final String[] OPTIONS = {"-XX:NativeMemoryTracking=summary", "-Xms256m", "-XX:+AlwaysPreTouch"};

    private static final Pattern LIVE = Pattern.compile("Total +\\d+ +(\\d+)");
    private static final Pattern COMMITTED = Pattern.compile("(?m)^-?\\s*([A-Z][\\w ]*?) \\(.*committed=(\\d+)KB");

    /** The compiler's, which has work for as long as the service warms up, and what its arenas leave for the next method. */
    private static final Set<String> NOT_SESSIONS = Set.of("Java Heap", "Code", "Compiler", "Arena Chunk");

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern CLASSES = Pattern.compile("java\\.cls\\.(?:shared)?[lL]oadedClasses=(\\d+)");
    private static final Pattern UNLOADED = Pattern.compile("java\\.cls\\.(?:shared)?[uU]nloadedClasses=(\\d+)");

    /** Collects garbage, then looks. What lives is counted while the collection stops the world, so that traffic adds nothing. */
    static Vitals of(RunningService service) throws IOException, InterruptedException {
        long pid = service.pid();
        jcmd(pid, "GC.run"); // what this one finds only finalizable, the next one takes
        Path proc = Path.of("/proc", String.valueOf(pid));
        String books = jcmd(pid, "VM.native_memory", "summary");
        Map<String, Long> categories = new LinkedHashMap<>();
        COMMITTED
                .matcher(books)
                .results()
                .forEach(result -> categories.put(result.group(1), kilobytes(result.group(2))));
        String counters = jcmd(pid, "PerfCounter.print");
        return new Vitals(
                Long.parseLong(find(LIVE, jcmd(pid, "GC.class_histogram"))),
                categories.entrySet().stream()
                        .filter(category -> !NOT_SESSIONS.contains(category.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum(),
                categories,
                kilobytes(find(RESIDENT, Files.readString(proc.resolve("status")))),
                count(proc.resolve("task")),
                descriptors(proc.resolve("fd")),
                tree(service.temporaryFolder()),
                sum(CLASSES, counters) - sum(UNLOADED, counters));
    }

    /** The names of its threads, cut to 15 characters by the system. */
    static Set<String> threadNames(RunningService service) throws IOException {
        Set<String> names = new HashSet<>();
        try (DirectoryStream<Path> threads =
                Files.newDirectoryStream(Path.of("/proc", String.valueOf(service.pid()), "task"))) {
            for (Path thread : threads) {
                names.add(Files.readString(thread.resolve("comm")).strip());
            }
        }
        return names;
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in:\n" + text);
        }
        return matcher.group(1);
    }

    private static long sum(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf('=') + 1)))
                .sum();
    }

    private static long kilobytes(String number) {
        return Long.parseLong(number) << 10;
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        }
    }

    private static long descriptors(Path folder) throws IOException {
        long open = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                try {
                    open += Files.readSymbolicLink(entry).toString().startsWith("socket:") ? 0 : 1;
                } catch (NoSuchFileException e) {
                    // closed since it was listed
                }
            }
        }
        return open;
    }

    private static long tree(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            return entries.count();
        }
    }

    private static String jcmd(long pid, String... command) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(Stream.concat(Stream.of(jcmd, String.valueOf(pid)), Stream.of(command))
                        .toList())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + printed);
        }
        return printed;
    }
}
