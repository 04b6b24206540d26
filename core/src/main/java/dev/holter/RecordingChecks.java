package dev.holter;

import dev.holter.guard.Ask;
import dev.holter.guard.Refusal;
import dev.holter.guard.RefusalCode;
import dev.holter.recording.FlightRecording;
import dev.holter.recording.type.HazardLedger;
import dev.holter.recording.type.TypeDefinition;
import java.time.Duration;
import java.util.Optional;

/** What the guard has to ask those who record: whether this JVM can, whether it should, and whether it is ready. */
final class RecordingChecks {

    private final Preparation preparation;
    private final HazardLedger hazards;
    private final FlightRecording flightRecording;

    RecordingChecks(Preparation preparation, HazardLedger hazards, FlightRecording flightRecording) {
        this.preparation = preparation;
        this.hazards = hazards;
        this.flightRecording = flightRecording;
    }

    Optional<Refusal> checkHazards(Ask ask) {
        return preparation
                .types()
                .find(ask.type())
                .flatMap(hazards::refusal)
                .map(reason -> Refusal.of(RefusalCode.UNSUPPORTED, reason));
    }

    Optional<Refusal> checkFlightRecording(Ask ask) {
        Optional<String> unavailable = preparation.unsupported();
        if (unavailable.isPresent()) {
            return Optional.of(Refusal.of(RefusalCode.UNSUPPORTED, unavailable.get()));
        }
        if (ask.live()
                && preparation
                        .types()
                        .find(ask.type())
                        .filter(TypeDefinition::samplesLiveObjects)
                        .isPresent()) {
            return Optional.of(Refusal.of(
                    RefusalCode.UNSUPPORTED,
                    "JFR tells of the objects that live only at a session's end, so the type '" + ask.type()
                            + "' cannot be watched. Ask without 'live'."));
        }
        return preparation.isDone()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        RefusalCode.STARTING, "JDK Flight Recorder initialises. Try again.", Duration.ofSeconds(1)));
    }

    Optional<Refusal> checkQuarantine(Ask ask) {
        return flightRecording
                .breadcrumbs()
                .quarantined(ask.type())
                .map(crumb -> Refusal.of(
                        RefusalCode.QUARANTINED,
                        "Process " + crumb.pid() + " died while it recorded '" + crumb.type() + "' at " + crumb.since()
                                + ". An operator has to clear the quarantine."));
    }
}
