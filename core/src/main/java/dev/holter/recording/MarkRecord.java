package dev.holter.recording;

import one.jfr.JfrReader;
import one.jfr.event.Event;

/** A {@code dev.holter.WindowMark} as the reader finds it: its fields by position; JFR gives every event of an application a stack
 * trace, if only an empty one. */
public final class MarkRecord extends Event {

    final long nanoTime;

    /** Called by the reader, which needs it and the class to be public. */
    public MarkRecord(JfrReader in) {
        this(in.getVarlong(), in.getVarlong(), in.getVarint(), in.getVarint(), in.getVarlong());
    }

    private MarkRecord(long start, long duration, int writer, int stackTrace, long nanoTime) {
        super(start, writer, stackTrace);
        this.nanoTime = nanoTime;
    }
}
