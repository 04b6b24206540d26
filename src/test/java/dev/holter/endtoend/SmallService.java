package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A Spring Boot service made of a few lines, with the libraries that another service is packaged with. */
final class SmallService {

    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String CLASSES = "BOOT-INF/classes/";

    private final Path folder;
    private final Path libraries;
    private final Path classes;

    SmallService(Boot boot, Path folder) throws IOException {
        this(boot.shop(), folder);
    }

    /** Unpacks the libraries of this runnable jar into the folder. */
    SmallService(Path packaged, Path folder) throws IOException {
        this.folder = folder;
        this.libraries = Files.createDirectory(folder.resolve("lib"));
        this.classes = Files.createDirectory(folder.resolve("classes"));
        unpack(packaged, LIBRARIES, libraries);
    }

    /** The shop itself, to which a test adds what goes wrong; its components are found in the package of the shop. */
    static SmallService shop(Boot boot, Path folder) throws IOException {
        SmallService service = new SmallService(boot, folder);
        unpack(boot.shop(), CLASSES, service.classes);
        return service;
    }

    private static void unpack(Path packaged, String part, Path to) throws IOException {
        try (JarFile jar = new JarFile(packaged.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (entry.getName().startsWith(part) && !entry.isDirectory()) {
                    Path file = to.resolve(entry.getName().substring(part.length()));
                    Files.createDirectories(file.getParent());
                    try (InputStream in = jar.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                }
            }
        }
    }

    /** Takes out the libraries whose names begin like one of these. */
    void leaveOut(String... beginnings) throws IOException {
        for (Path jar : jars().toList()) {
            String name = String.valueOf(jar.getFileName());
            if (Stream.of(beginnings).anyMatch(name::startsWith)) {
                Files.delete(jar);
            }
        }
    }

    /** The library of this name. */
    Path library(String fileName) {
        return libraries.resolve(fileName);
    }

    void resource(String name, String content) throws IOException {
        Files.writeString(classes.resolve(name), content);
    }

    /** Compiles one class; without a package, named as its file is to be. */
    void compile(String name, String source) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-parameters",
                        "-cp",
                        jars().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator)),
                        "-d",
                        classes.toString(),
                        file.toString());
        assertThat(result).as("the compiler's exit code for\n%s", source).isZero();
    }

    private Stream<Path> jars() throws IOException {
        try (Stream<Path> jars = Files.list(libraries)) {
            return jars.toList().stream();
        }
    }

    /** How it is started. */
    Launch launch(String mainClass) {
        return Launch.service(List.of("-cp", classes + java.io.File.pathSeparator + libraries + "/*", mainClass));
    }
}
