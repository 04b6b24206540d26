package dev.holter.benchmarks.rivals;

import dev.holter.benchmarks.service.RunningService;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An agent sends by itself; the sink counts. */
final class SinkExport implements Export {

    private final Sink sink;
    private final String path;
    private Sink.Received before = Sink.Received.NOTHING;
    private Sink.Received inStretch = Sink.Received.NOTHING;
    private long begun;
    private double stretchMinutes = 1;

    SinkExport(Sink sink, String path) {
        this.sink = sink;
        this.path = path;
    }

    @Override
    public void beginStretch(RunningService service) {
        before = sink.received(path);
        begun = System.nanoTime();
    }

    @Override
    public void endStretch(RunningService service) {
        inStretch = sink.received(path).minus(before);
        stretchMinutes = (System.nanoTime() - begun) / (double) TimeUnit.MINUTES.toNanos(1);
    }

    @Override
    public Exported end(double seconds) {
        return new Exported(
                inStretch.requests() > 0 && inStretch.bytes() > 0,
                inStretch.bytes() / stretchMinutes,
                List.of(inStretch.requests() + " uploads"));
    }
}
