package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import dev.holter.recording.fold.Contents;
import dev.holter.recording.fold.Recorded;
import dev.holter.recording.fold.SampleFold;
import dev.holter.recording.fold.ThreadLedger;
import dev.holter.recording.type.TypeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a session reads beside its events, whichever way those are recorded: the CPU of threads, the request scopes that stay open, the
 * settings of other recordings, and the notes for people. Used by the session's thread.
 */
final class SideReadings {

    /** How often the counters of threads are read: a thread that ends in between loses at most this much. */
    private static final long LEDGER_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final RecordingPlan plan;
    private final RequestScopes scopes;
    private final SettingsAudit audit;
    private final ThreadLedger ledger;
    private final @Nullable AllocationBuffers buffers;
    private final List<String> notes = new ArrayList<>();
    private long lostScopesBefore;
    private long lastLedger;

    SideReadings(RecordingPlan plan, RequestScopes scopes, OtherRecordings others) {
        this.plan = plan;
        this.scopes = scopes;
        this.audit = new SettingsAudit(plan.definition(), others);
        this.ledger = new ThreadLedger(plan.definition().scaling());
        this.buffers = plan.definition().samplesLiveObjects() ? new AllocationBuffers() : null;
    }

    /** Begins, when JFR records: what is told from now on is the session's. */
    void begin() {
        audit.look();
        lostScopesBefore = scopes.lost();
        ledger.read();
        ledger.startCounting();
        scopes.startCollecting();
        WindowMark.write();
        lastLedger = System.nanoTime();
        if (buffers != null) {
            buffers.begin(lastLedger);
        }
    }

    /** Reads what is due; called at each tick. */
    void tick() {
        if (System.nanoTime() - lastLedger >= LEDGER_NANOS) {
            audit.look();
            readLedger();
        }
    }

    /** From now on the session asks for these settings. */
    void tightened(TypeDefinition definition) {
        audit.tightened(definition);
    }

    void readLedger() {
        lastLedger = System.nanoTime();
        ledger.read();
        if (buffers != null) {
            buffers.read(lastLedger);
        }
    }

    /** Whether JFR walks a stack at each new allocation buffer from now on. */
    void looksAtAllocationBuffers(boolean looks) {
        if (buffers != null) {
            buffers.looks(looks, System.nanoTime());
        }
    }

    /** At how many new allocation buffers JFR walked a stack so far, about. */
    long allocationBuffers() {
        return buffers == null ? 0 : buffers.soFar(System.nanoTime());
    }

    /** Reads all a last time. */
    void end() {
        readLedger();
        audit.look();
    }

    void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    /** Notes what was seen beside the session; once, at its end. */
    void conclude() {
        long lost = scopes.lost() - lostScopesBefore;
        if (lost > 0) {
            note(lost + " request scopes were not tracked because too many were open at once; their samples are"
                    + " unattributed.");
        }
        notes.addAll(audit.notes());
    }

    /**
     * The samples of the contents with all that was read beside them.
     *
     * @param until when the session ended, by {@code System.nanoTime()}
     * @param truncated why it ended before its time; null where it did not
     */
    Recorded fold(Contents contents, long until, @Nullable String truncated) {
        contents.allocationBuffers(buffers == null ? 0 : buffers.all());
        return new SampleFold(plan.definition(), contents, ledger, scopes.endpoints(), plan.endpoints(), until)
                .fold(truncated, notes)
                .withSettingsChangedByOthers(audit.changes());
    }
}
