package dev.holter.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;

/** A generation of Spring Boot that the same shop is packaged with. */
enum Boot {
    BOOT_3_5("src/test/shop-on-boot-3/target/shop.jar"),
    BOOT_4_1("samples/shop/target/shop.jar");

    /** The repository's root. */
    static final Path ROOT =
            Path.of(System.getProperty("holter.root", "../..")).toAbsolutePath().normalize();

    private final String jar;

    Boot(String jar) {
        this.jar = jar;
    }

    /** The shop's runnable jar. */
    Path shop() {
        Path path = ROOT.resolve(jar);
        if (!Files.isRegularFile(path)) {
            throw new IllegalStateException("There is no " + path + ". Package it first: mvn verify");
        }
        return path;
    }
}
