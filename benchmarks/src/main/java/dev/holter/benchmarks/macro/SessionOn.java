package dev.holter.benchmarks.macro;

import dev.holter.benchmarks.service.Profiling;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A session of Holter. */
final class SessionOn implements Treatment {

    private final Profiling profiling;
    private final String ask;
    private @Nullable String id;
    private String refusal = "";

    SessionOn(Profiling profiling, String ask) {
        this.profiling = profiling;
        this.ask = ask;
    }

    @Override
    public void begin() throws InterruptedException {
        id = null;
        try {
            id = profiling.start(ask);
        } catch (IOException e) {
            refusal = String.valueOf(e.getMessage());
        }
    }

    @Override
    public SessionFacts end() throws IOException, InterruptedException {
        return id == null ? SessionFacts.refused(refusal) : SessionFacts.of(profiling.awaitEnd(id));
    }
}
