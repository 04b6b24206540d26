package dev.holter.recording.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EventCostsTests {

    private static final String ALLOCATION = "jdk.ObjectAllocationSample";
    private static final double ALONE = 0;
    private static final double VERY_MANY = 1e9;
    private static final long MANY = 1_000_000;

    private final EventCosts costs = EventCosts.ofThisJvm();

    @Test
    void aRareEventCostsMore() {
        double rare = costs.nanos(ALLOCATION, MANY, 100, ALONE);
        double frequent = costs.nanos(ALLOCATION, MANY, 100, VERY_MANY);
        assertThat(rare).isGreaterThan(1.2 * frequent);
        double half =
                costs.nanos(ALLOCATION, MANY, 100, 200 * Runtime.getRuntime().availableProcessors());
        assertThat(half).isCloseTo((rare + frequent) / 2, within(1.0));
    }

    @Test
    void aDeeperStackCostsMore() {
        assertThat(costs.nanos(ALLOCATION, MANY, 500, VERY_MANY))
                .isGreaterThan(3 * costs.nanos(ALLOCATION, MANY, 10, VERY_MANY));
    }

    @Test
    void anEventThatWasNotCalibratedCostsWhatAParkCosts() {
        assertThat(costs.nanos("shop.Sold", MANY, 50, 100)).isEqualTo(costs.nanos("jdk.ThreadPark", MANY, 50, 100));
    }

    @Test
    void theLatestCalibrationThatIsNotNewerThanTheJvmCounts() {
        assertThat(EventCosts.read(21).words()).isEqualTo(EventCosts.read(17).words());
        assertThat(EventCosts.read(29).words()).isEqualTo(EventCosts.read(25).words());
        assertThat(EventCosts.read(25).words()).isNotEqualTo(EventCosts.read(17).words());
    }
}
