package dev.holter.benchmarks.macro;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What distinguishes a block from another. */
interface Treatment {

    /** Nothing is switched on. */
    Treatment OFF = new Treatment() {
        @Override
        public void begin() {}

        @Override
        public @Nullable SessionFacts end() {
            return null;
        }
    };

    /** Switches it on; the block has begun. */
    void begin() throws IOException, InterruptedException;

    /** Waits until it is over; the block has ended. What there is to say about it. */
    @Nullable
    SessionFacts end() throws IOException, InterruptedException;
}
