package dev.holter.benchmarks.calibration;

/**
 * What an event costs its thread.
 *
 * @param nanos ns, without its stack
 * @param nanosPerFrame ns for each frame of its stack
 * @param nanosIfRare ns more, of an event that is alone
 */
record EventCost(double nanos, double nanosPerFrame, double nanosIfRare) {

    /** The same, with what a rare one costs more; below 0 is noise. */
    EventCost ifRare(double more) {
        return new EventCost(nanos, nanosPerFrame, Math.max(0, more));
    }
}
