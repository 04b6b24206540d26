package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A JVM that cannot record: the application does not notice, and whoever asks is told. */
@Tag("long")
@Tag("any-jdk")
class NoFlightRecorderTests {

    private static final String MODULES_OF_A_SERVICE =
            "java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.security.jgss,"
                    + "java.sql,jdk.crypto.ec,jdk.management,jdk.unsupported,jdk.zipfs";

    @ParameterizedTest
    @EnumSource(Boot.class)
    void runsWithoutProfilingWhereJfrIsSwitchedOff(Boot boot) {
        assertRunsWithoutProfiling(Launch.shop(boot).jvm("-XX:-FlightRecorder"), "-XX:-FlightRecorder");
    }

    @ParameterizedTest
    @EnumSource(Boot.class)
    void runsWithoutProfilingWhereTheModuleIsMissing(Boot boot) {
        assertRunsWithoutProfiling(Launch.shop(boot).jvm("--limit-modules", modulesWithoutJfr()), "module jdk.jfr");
    }

    /** Not a whole JDK that hides the module, but what a container's image is made of. */
    @Test
    void runsWithoutProfilingInAnImageWithoutTheModule(@TempDir Path folder) throws Exception {
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        assumeTrue(Files.isExecutable(jlink), "needs a JDK that links images");
        Path image = folder.resolve("image");
        Shell.run(jlink.toString(), "--add-modules", MODULES_OF_A_SERVICE, "--output", image.toString());
        assertThat(Shell.run(image.resolve("bin/java").toString(), "--list-modules"))
                .contains("java.sql@")
                .doesNotContain("jdk.jfr@");
        assertRunsWithoutProfiling(Launch.shop(Boot.BOOT_4_1).in(image), "module jdk.jfr");
    }

    private static void assertRunsWithoutProfiling(Launch launch, String reason) {
        try (RunningService shop = RunningService.start(launch)) {
            ProfilingClient profiling = shop.profiling();
            assertThat(shop.client().get("/checkout").statusCode()).isEqualTo(200);
            assertThat(profiling.status().get("state").asText()).isEqualTo("UNSUPPORTED");
            assertThat(profiling.status().get("unsupported").asText()).contains(reason);
            assertThat(profiling.status().at("/types/0/supported").asBoolean()).isFalse();
            for (int i = 0; i < 2; i++) {
                assertThat(ProfilingClient.code(profiling.ask("1s"))).isEqualTo("422 UNSUPPORTED");
            }
            assertThat(shop.warnings()).singleElement().asString().contains("Profiling is not available", reason);
        }
    }

    /** All modules of this JDK but JFR and what needs it. */
    private static String modulesWithoutJfr() {
        Set<ModuleDescriptor> all = ModuleFinder.ofSystem().findAll().stream()
                .map(ModuleReference::descriptor)
                .collect(Collectors.toSet());
        Set<String> needJfr = all.stream()
                .filter(module -> module.requires().stream()
                        .anyMatch(required -> required.name().equals("jdk.jfr")))
                .map(ModuleDescriptor::name)
                .collect(Collectors.toSet());
        return all.stream()
                .map(ModuleDescriptor::name)
                .filter(name -> !name.equals("jdk.jfr") && !needJfr.contains(name))
                .sorted()
                .collect(Collectors.joining(","));
    }
}
