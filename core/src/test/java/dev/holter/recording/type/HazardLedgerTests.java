package dev.holter.recording.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.profile.ProfileType;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HazardLedgerTests {

    private static final TypeDefinition CPU_TIME =
            BuiltInTypes.of(25, CpuSource.CPU_TIME).get(0);
    private static final TypeDefinition HEAP = BuiltInTypes.of(25).stream()
            .filter(type -> type.type().equals(ProfileType.HEAP))
            .findFirst()
            .orElseThrow();

    @Test
    void everyEntryNamesAnEventAReasonAndALink() {
        assertThat(HazardLedger.entries()).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.event()).matches("[a-z]+\\.[A-Za-z]+");
            assertThat(entry.reason()).isNotBlank();
            assertThat(entry.link()).isNotBlank();
        });
        assertThat(HazardLedger.entries())
                .extracting(Hazard::event)
                .contains("jdk.CPUTimeSample", "jdk.OldObjectSample", "jdk.ObjectCount");
    }

    @ParameterizedTest
    @CsvSource({"24,false", "25,true", "26,true", "27,true", "99,true"})
    void cpuTimeIsOffOnTheBuildsWithoutTheFix(int feature, boolean off) {
        TypeDefinition both = CPU_TIME.leaving(
                List.of(CPU_TIME.events().get(0), BuiltInTypes.cpuSamples(CpuSource.EXECUTION)), List.of());
        TypeDefinition safe = HazardLedger.of(feature, "G1", Set.of()).without(both);
        assertThat(safe.events())
                .extracting(EventSettings::event)
                .isEqualTo(off ? List.of("jdk.ExecutionSample") : List.of("jdk.CPUTimeSample", "jdk.ExecutionSample"));
        if (off) {
            assertThat(safe.notes())
                    .containsExactly(
                            "Left out in this JVM: jdk.CPUTimeSample: it uses freed memory when the last recording that uses"
                                    + " it ends, which can crash the JVM (JDK-8392187). To record it all the same, add"
                                    + " jdk.CPUTimeSample to 'holter.hazards.allow'.");
        }
    }

    @Test
    void anOwnTypeOfNothingButADangerousEventIsRefused() {
        TypeDefinition own = new TypeDefinition(
                new ProfileType("mine", "Why?", "events", "count"),
                CPU_TIME.events(),
                Scaling.NONE,
                Duration.ofSeconds(1),
                null);
        assertThat(HazardLedger.of(25, "G1", Set.of()).refusal(own))
                .hasValue(
                        "The type 'mine' is off in this JVM, because of jdk.CPUTimeSample: it uses freed memory when the"
                                + " last recording that uses it ends, which can crash the JVM (JDK-8392187). To record it all the same,"
                                + " add jdk.CPUTimeSample to 'holter.hazards.allow'.");
    }

    @ParameterizedTest
    @CsvSource({"ZGenerational,true", "Z,false", "G1,false", "Serial,false"})
    void liveObjectsAreOffWithOneCollectorOnly(String collector, boolean refused) {
        assertThat(HazardLedger.of(25, collector, Set.of()).refusal(HEAP).isPresent())
                .isEqualTo(refused);
    }

    @Test
    void whatIsAllowedByNameIsOnAndTold() {
        HazardLedger ledger = HazardLedger.of(25, "G1", Set.of("jdk.CPUTimeSample"));
        assertThat(ledger.refusal(CPU_TIME)).isEmpty();
        TypeDefinition recorded = ledger.without(CPU_TIME);
        assertThat(recorded.events()).isEqualTo(CPU_TIME.events());
        assertThat(recorded.notes())
                .singleElement()
                .asString()
                .startsWith("Recorded although it is dangerous in this JVM: jdk.CPUTimeSample");
        assertThat(ledger.accepted()).singleElement().asString().contains("jdk.CPUTimeSample", "JDK-8392187");
    }

    @Test
    void whatIsAllowedButNoHazardHereIsNotTold() {
        assertThat(HazardLedger.of(17, "G1", Set.of("jdk.CPUTimeSample")).accepted())
                .isEmpty();
    }

    @Test
    void anEventWithoutAHazardCannotBeAllowed() {
        assertThatThrownBy(() -> HazardLedger.of(25, "G1", Set.of("jdk.CpuTimeSample")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'allowHazard' must be one of jdk.CPUTimeSample, jdk.ObjectCount, jdk.OldObjectSample, which"
                                + " have a hazard, but was \"jdk.CpuTimeSample\"");
    }

    @Test
    void aTypeKeepsItsOtherEventsAndNotesWhatIsLeftOut() {
        EventSettings counts = EventSettings.of("jdk.ObjectCount", Weight.ONE);
        EventSettings sleeps = EventSettings.of("jdk.ThreadSleep", Weight.DURATION);
        TypeDefinition both = new TypeDefinition(
                ProfileType.WAIT, List.of(counts, sleeps), Scaling.NONE, Duration.ofSeconds(1), null);
        TypeDefinition safe = HazardLedger.of(17, "G1", Set.of()).without(both);
        assertThat(safe.events()).containsExactly(sleeps);
        assertThat(safe.notes()).singleElement().asString().contains("jdk.ObjectCount", "stops the world", "measured");
        assertThat(safe.settings()).doesNotContainKey("jdk.ObjectCount#enabled");
    }

    /** As JDK 17 and 25 name them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ZGC Cycles,ZGC Pauses | Z
                    ZGC Minor Cycles,ZGC Minor Pauses,ZGC Major Cycles,ZGC Major Pauses | ZGenerational
                    G1 Young Generation,G1 Concurrent GC,G1 Old Generation | G1
                    Shenandoah Pauses,Shenandoah Cycles | Shenandoah
                    Copy,MarkSweepCompact | Serial
                    PS MarkSweep,PS Scavenge | Parallel
                    Epsilon Heap | other
                    """)
    void knowsCollectorsByTheirBeans(String beans, String collector) {
        assertThat(HazardLedger.collector(List.of(beans.split(",")))).isEqualTo(collector);
    }

    @Test
    void knowsTheCollectorOfThisJvm() {
        assertThat(HazardLedger.collector(ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .toList()))
                .isNotEqualTo("other");
    }
}
