package dev.holter.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SpaceForecastTests {

    private static final long MB = 1L << 20;
    private static final long GB = 1L << 30;

    private long now = TimeUnit.HOURS.toNanos(1);
    private long usable;
    private final SpaceForecast forecast = new SpaceForecast(() -> usable, 64 * MB, () -> now);

    /** Looks again 10 ms later, when so many bytes fewer are free. */
    private Optional<String> lookAfter(long written) {
        now += TimeUnit.MILLISECONDS.toNanos(10);
        usable -= written;
        return forecast.look();
    }

    @Test
    void isShortBelowTheMarginAtTheFirstLook() {
        usable = 64 * MB;
        assertThat(forecast.look()).isEmpty();
        usable = 64 * MB - 1;
        assertThat(forecast.look()).hasValue("63 MB are free and 'holter.min-free-space' is 64 MB");
    }

    @Test
    void seesAFastFillBeforeTheMarginIsReached() {
        usable = 200 * MB;
        for (int quiet = 0; quiet < 100; quiet++) {
            assertThat(lookAfter(0)).isEmpty();
        }
        assertThat(lookAfter(20 * MB)).as("no more than noise").isEmpty();
        assertThat(lookAfter(20 * MB))
                .hasValue("160 MB are free, 2000 MB less each second, and 'holter.min-free-space' is 64 MB");
    }

    @Test
    void leavesAQuarterOfASecondHoweverSlowlyTheDiskFills() {
        for (long written : new long[] {MB, 2 * MB, 4 * MB, 8 * MB, 16 * MB, 32 * MB}) {
            usable = 2 * GB;
            while (lookAfter(written).isEmpty()) {}
            long left = usable / written * 10; // ms
            assertThat(left)
                    .as("ms until it is full, at %d MB in 10 ms", written / MB)
                    .isGreaterThanOrEqualTo(250);
            assertThat(left).as("not much sooner than it has to").isLessThanOrEqualTo(660);
        }
    }

    @Test
    void takesADumpOrAnOrdinaryWriteOnALargeDiskForNoise() {
        usable = 10 * GB;
        for (int look = 0; look < 100; look++) {
            assertThat(lookAfter(look % 10 == 0 ? 200 * MB / 10 : 0)).isEmpty();
        }
        for (int look = 0; look < 10; look++) {
            assertThat(lookAfter(100 * MB)).as("a gigabyte in 100 ms").isEmpty();
        }
    }

    @Test
    void takesAChunkOfJfrsOnASmallDiskForNoise() {
        usable = 80 * MB;
        assertThat(forecast.look()).isEmpty();
        assertThat(lookAfter(12 * MB)).isEmpty();
        assertThat(lookAfter(-12 * MB)).isEmpty();
        assertThat(lookAfter(12 * MB)).isEmpty();
    }

    /** 4 GB a second, faster than any disk that was measured. */
    @Test
    void looksOftenEnoughForTheFastestDiskAndSeldomOnALargeOne() {
        usable = 100 * GB;
        forecast.look();
        assertThat(forecast.pauseNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
        usable = 256 * MB;
        forecast.look();
        assertThat(forecast.pauseNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(10));
        for (long free : new long[] {2 * GB, 3 * GB, 50 * GB}) {
            SpaceForecast watched = new SpaceForecast(() -> usable, 64 * MB, () -> now);
            usable = free;
            while (watched.look().isEmpty()) {
                long pause = watched.pauseNanos();
                now += pause;
                usable -= (long) (4.0 * GB * pause / 1e9);
            }
            double left = usable / (4.0 * GB);
            assertThat(left).as("seconds until it is full").isGreaterThanOrEqualTo(0.15);
        }
    }

    @Test
    void forgetsAFallThatIsOver() {
        usable = 400 * MB;
        forecast.look();
        assertThat(lookAfter(40 * MB)).as("4 GB a second").isPresent();
        for (int quiet = 0; quiet < 30; quiet++) {
            lookAfter(0);
        }
        assertThat(lookAfter(0)).isEmpty();
    }
}
