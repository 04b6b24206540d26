package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A JVM that cannot record: the application does not notice, and whoever asks is told. */
@Tag("long")
class NoFlightRecorderTests {

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
