package dev.holter.recording;

import one.jfr.JfrReader;
import one.jfr.event.Event;

/** A {@code dev.holter.RequestScope} as the reader finds it: its fields by position; JFR gives every event of an application a stack
 * trace, if only an empty one. */
public final class ScopeRecord extends Event {

    /** Length in ticks. */
    final long duration;

    final int endpoint;
    final long threadId;
    final boolean openedBefore;
    final long request;
    final boolean stillOpen;
    final long traceIdHigh;
    final long traceIdLow;

    /** Called by the reader, which needs it and the class to be public. */
    public ScopeRecord(JfrReader in) {
        this(
                in.getVarlong(),
                in.getVarlong(),
                in.getVarint(),
                in.getVarint(),
                in.getVarint(),
                in.getVarlong(),
                in.getBoolean(),
                in.getVarlong(),
                in.getBoolean(),
                in.getVarlong(),
                in.getVarlong());
    }

    private ScopeRecord(
            long start,
            long duration,
            int writer,
            int stackTrace,
            int endpoint,
            long threadId,
            boolean openedBefore,
            long request,
            boolean stillOpen,
            long traceIdHigh,
            long traceIdLow) {
        super(start, writer, stackTrace);
        this.duration = duration;
        this.endpoint = endpoint;
        this.threadId = threadId;
        this.openedBefore = openedBefore;
        this.request = request;
        this.stillOpen = stillOpen;
        this.traceIdHigh = traceIdHigh;
        this.traceIdLow = traceIdLow;
    }

    /** When it began, in ticks; Long.MIN_VALUE where that was before the session. */
    long start() {
        return openedBefore ? Long.MIN_VALUE : time;
    }
}
