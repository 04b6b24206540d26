package dev.holter;

import dev.holter.guard.FreeSpace;
import dev.holter.recording.FlightRecording;
import dev.holter.recording.type.HazardLedger;
import dev.holter.recording.type.InvalidTuningException;
import dev.holter.recording.type.TypeCatalog;
import dev.holter.recording.type.TypeDefinition;
import dev.holter.recording.type.TypeTuning;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this JVM can record: known once JFR is prepared, which one thread does while others may ask. */
final class Preparation {

    private static final Logger log = LoggerFactory.getLogger(Preparation.class);

    private final FlightRecording flightRecording;
    private final HazardLedger hazards;
    private final Map<String, TypeTuning> tunings;
    private final Duration longest;
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    private volatile TypeCatalog types;
    private volatile @Nullable InvalidTuningException invalidTuning;

    Preparation(
            HolterSettings settings,
            Map<String, TypeTuning> tunings,
            FlightRecording flightRecording,
            HazardLedger hazards) {
        this.flightRecording = flightRecording;
        this.hazards = hazards;
        this.tunings = tunings;
        this.longest = settings.limits().maxDuration();
        this.types = TypeCatalog.builtIn(settings.cpuSource());
    }

    /** Prepares JFR, which takes up to some seconds. */
    void run(FreeSpace freeSpace) {
        try {
            hazards.accepted()
                    .forEach(hazard -> log.warn("Allowed although it is known to be dangerous here: {}", hazard));
            TypeDefinition cpu = hazards.without(types.definitions().get(0));
            flightRecording.prepare(cpu, freeSpace::isEnough);
            tune();
        } finally {
            done.complete(null);
        }
    }

    /** What a JVM without JFR would offer, nobody knows: there, nothing is refused, and nothing is recorded either. */
    private void tune() {
        try {
            if (flightRecording.isReady() && !tunings.isEmpty()) {
                types = types.with(tunings, flightRecording.events(), longest);
            }
        } catch (InvalidTuningException e) {
            log.error("No session will be started: {}", e.getMessage());
            invalidTuning = e;
        }
    }

    /** Waits until it is done, or for as long as is given. The setting of a type that this JVM does not offer, if any. */
    Optional<InvalidTuningException> await(Duration atMost) {
        try {
            done.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            log.warn(
                    "JDK Flight Recorder was not prepared within {} s. Sessions are refused until it is.",
                    atMost.toSeconds());
        } catch (ExecutionException e) {
            throw new IllegalStateException("Preparing JFR never fails with an exception", e);
        }
        return Optional.ofNullable(invalidTuning);
    }

    boolean isDone() {
        return done.isDone();
    }

    /** The types that can be asked for; the built-in ones until it is done. */
    TypeCatalog types() {
        return types;
    }

    /** What stands in the way of recording in this JVM, for people; empty where nothing does. */
    Optional<String> unsupported() {
        InvalidTuningException invalid = invalidTuning;
        return invalid == null ? flightRecording.unavailable() : Optional.of(String.valueOf(invalid.getMessage()));
    }
}
