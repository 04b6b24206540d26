package dev.holter.session;

import dev.holter.guard.Cost;
import dev.holter.guard.Governor;
import dev.holter.guard.Meter;
import dev.holter.profile.Overhead;
import dev.holter.profile.TighteningStep;
import dev.holter.recording.ActiveRecording;
import dev.holter.recording.type.EventCosts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one session costs and what is done about it: measured at every tick, judged by the governor, which makes the recording cheaper
 * or ends the session. Used by the session's thread; {@link #soFar} by any.
 */
final class SessionCost {

    private static final Logger log = LoggerFactory.getLogger(SessionCost.class);

    private final String sessionId;
    private final Meter.Measurement measurement;
    private final Governor governor;
    private final boolean exactSoFar;
    private final List<TighteningStep> steps = new ArrayList<>();
    private final long began = System.nanoTime();
    private volatile @Nullable Overhead soFar;

    /**
     * @param budget share of the CPUs, 0 to 1
     * @param step of the governor to begin with
     * @param exactSoFar whether events are counted while they are written
     */
    SessionCost(String sessionId, Meter meter, double budget, Duration duration, int step, boolean exactSoFar) {
        this.sessionId = sessionId;
        this.measurement = meter.begin();
        this.governor = new Governor(budget, measurement.cpus(), duration, step);
        this.exactSoFar = exactSoFar;
    }

    /** Does what comes in lumps. */
    <T> T charge(Supplier<T> lump) {
        return measurement.charge(lump);
    }

    /** A session that begins with tightened settings gets them now, because of this. */
    void beginWith(ActiveRecording recording, String reason) {
        if (governor.step() > 0) {
            tighten(recording, reason, Duration.ZERO);
        }
    }

    /**
     * Measures, judges, and tightens the recording where that is the answer.
     *
     * @return why the session has to end and the breaker to open; null where it may go on
     */
    @Nullable
    String judge(ActiveRecording recording) {
        long now = System.nanoTime();
        long inApplication = recording.applicationNanos(now - began);
        long used = measurement.usedNanos();
        long charged = measurement.chargedNanos();
        soFar = overhead(measurement.costSoFar(inApplication), !exactSoFar);
        return switch (governor.judge(now, used - charged + inApplication, charged)) {
            case GO_ON -> null;
            case TIGHTEN -> {
                tighten(recording, governor.reason(), Duration.ofNanos(now - began));
                yield null;
            }
            case TRIP -> governor.reason();
        };
    }

    private void tighten(ActiveRecording recording, String reason, Duration after) {
        String settings = recording.tighten(governor.step());
        steps.add(new TighteningStep(after, governor.step(), reason, settings));
        log.info("Session {} records less from now on, because {}: {}", sessionId, reason, settings);
    }

    /** What it cost until the latest tick; from any thread. Empty before the first. */
    Optional<Overhead> soFar() {
        return Optional.ofNullable(soFar);
    }

    /** What it cost, its end included, with the events counted. */
    Overhead finished(long inApplication) {
        return overhead(measurement.cost(inApplication), false);
    }

    /** Why the breaker has to open after the session's end; null where it need not. */
    @Nullable
    String afterwards() {
        return governor.isFarOverdrawn(measurement.chargedNanos()) ? governor.reason() : null;
    }

    /** What it cost in all, its end included, as a multiple of its account. */
    double timesAccount(long inApplication) {
        return governor.timesAccount(measurement.usedNanos() + inApplication);
    }

    /** The governor's step now. */
    int step() {
        return governor.step();
    }

    /** Whether the latest judgement was within the budget. */
    boolean isWithin() {
        return governor.isWithin();
    }

    /** When the recording was made cheaper. */
    List<TighteningStep> steps() {
        return steps;
    }

    private static Overhead overhead(Cost cost, boolean estimate) {
        String events = estimate
                ? "; events in the application's threads by the most that the settings allow, "
                : "; events in the application's threads counted, ";
        return new Overhead(
                cost.share(),
                cost.processShare(),
                cost.measured(),
                cost.estimated(),
                estimate,
                cost.method() + events + EventCosts.ofThisJvm().words());
    }
}
