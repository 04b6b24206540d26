package dev.holter.benchmarks.rivals;

import dev.holter.benchmarks.service.RunningService;
import java.io.IOException;
import java.util.List;

/** How the profiles of one start get out, and how that is counted. Called in this order, by one thread. */
interface Export {

    /** The load is about to begin; what it will do during the stretch, it shall do already. */
    default void warmUp(RunningService service) throws IOException, InterruptedException {}

    /** From now on it is measured. */
    default void beginStretch(RunningService service) throws IOException, InterruptedException {}

    /** The stretch is over. What happens in here is still measured. */
    default void endStretch(RunningService service) throws IOException, InterruptedException {}

    /**
     * The service has ended.
     *
     * @param seconds for how long it ran
     */
    Exported end(double seconds) throws IOException;

    /**
     * What got out.
     *
     * @param arrived whether profiles got out at all; where not, the start says nothing about the profiler
     * @param bytesPerMinute how much, as it was sent or written
     * @param notes what a reader must know
     */
    record Exported(boolean arrived, double bytesPerMinute, List<String> notes) {}
}
