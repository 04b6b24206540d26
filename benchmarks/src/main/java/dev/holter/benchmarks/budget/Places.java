package dev.holter.benchmarks.budget;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things lie.
 *
 * @param budgets the file with the budgets
 * @param results the folder for what was measured
 * @param shop the packaged shop
 * @param jdk home of the JDK that is measured, which is the one that runs this
 * @param scratch a folder for files that nobody wants to keep
 */
record Places(Path budgets, Path results, Path shop, Path jdk, Path scratch) {

    /** In this build: the jar with the benchmarks lies in {@code benchmarks/target}. */
    static Places ofThisBuild() throws IOException {
        try {
            Path jar = Path.of(Places.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path module = jar.resolve("../..").normalize();
            return new Places(
                    module.resolve("budgets.yml"),
                    module.resolve("results"),
                    module.resolve("../samples/shop/target/shop.jar").normalize(),
                    Path.of(System.getProperty("java.home")),
                    Files.createTempDirectory("bench"));
        } catch (URISyntaxException e) {
            throw new IOException("The jar of the benchmarks lies where no path leads to.", e);
        }
    }
}
