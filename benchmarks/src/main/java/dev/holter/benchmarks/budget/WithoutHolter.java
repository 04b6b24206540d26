package dev.holter.benchmarks.budget;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** An executable jar of Spring Boot without Holter and without the jars that are there for Holter only. */
final class WithoutHolter {

    /** How the names of those jars begin. The shop has its own SLF4J, Micrometer and JSpecify. */
    private static final List<String> LEFT_OUT =
            List.of("holter-", "jfr-converter-", "flightrecorder.writer-", "resilience4j-");

    private static final String LIBRARIES = "BOOT-INF/lib/";

    private WithoutHolter() {}

    static void copy(Path jar, Path copy) throws IOException {
        int leftOut = 0;
        try (ZipFile from = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(copy);
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (ZipEntry entry : (Iterable<ZipEntry>) from.stream().<ZipEntry>map(each -> each)::iterator) {
                if (isLeftOut(entry.getName())) {
                    leftOut++;
                } else {
                    to.putNextEntry(new ZipEntry(entry)); // with its method: nested jars must not be compressed
                    from.getInputStream(entry).transferTo(to);
                    to.closeEntry();
                }
            }
        }
        if (leftOut <= LEFT_OUT.size()) {
            throw new IOException(jar + " has fewer of Holter's jars than Holter has. Was it packaged otherwise?");
        }
    }

    private static boolean isLeftOut(String entry) {
        return entry.startsWith(LIBRARIES) && LEFT_OUT.stream().anyMatch(name -> entry.startsWith(LIBRARIES + name));
    }
}
