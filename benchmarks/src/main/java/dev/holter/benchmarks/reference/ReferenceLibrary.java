package dev.holter.benchmarks.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** Takes async-profiler's library for this platform out of its jar. */
public final class ReferenceLibrary {

    private static final String NAME = "libasyncProfiler.so";

    private ReferenceLibrary() {}

    /**
     * The library's file.
     *
     * @param jar async-profiler's
     * @param directory where the file is put
     */
    public static Path extract(Path jar, Path directory) throws IOException {
        String entry = platform(System.getProperty("os.name"), System.getProperty("os.arch")) + "/" + NAME;
        try (JarFile open = new JarFile(jar.toFile())) {
            ZipEntry library = open.getEntry(entry);
            if (library == null) {
                throw new IOException(
                        "There is no " + entry + " in " + jar + ": async-profiler is not for this platform.");
            }
            Path file = directory.resolve(NAME);
            try (InputStream in = open.getInputStream(library)) {
                Files.copy(in, file);
            }
            return file;
        }
    }

    private static String platform(String os, String architecture) {
        if (os.toLowerCase(Locale.ROOT).startsWith("mac")) {
            return "macos";
        }
        return architecture.equals("aarch64") ? "linux-arm64" : "linux-x64";
    }
}
