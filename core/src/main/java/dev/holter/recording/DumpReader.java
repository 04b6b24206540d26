package dev.holter.recording;

import dev.holter.recording.fold.Contents;
import java.io.IOException;
import java.nio.file.Path;

/** Reads what a dump holds of a type's events, and Holter's own. For the dumps of one recording, in their order. */
interface DumpReader {

    /** Adds to the contents. Returns whether the dump's mark was there, without which something is missing. */
    boolean read(Path dump) throws IOException;

    /** How many bytes of heap reading takes at the most, for each byte of a dump. */
    int heapPerByte();

    /** The cheapest reader that knows all events of the plan's type. */
    static DumpReader of(RecordingPlan plan, Contents contents, int stackDepth) {
        return PositionalReader.knows(plan.definition())
                ? new PositionalReader(plan.definition(), contents, stackDepth)
                : new RecordedEvents(plan.definition(), contents, stackDepth);
    }
}
