package dev.holter.format;

import dev.holter.profile.EndpointTotal;
import dev.holter.profile.FrameTotal;
import dev.holter.profile.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The methods that use most, and what each endpoint uses, as JSON. Shares are of the profile's total, 0 to 1. */
final class Top implements ProfileFormat {

    /** What a reader can take in, and what a status call can carry; the rest is counted in {@code left}. */
    static final int LIMIT = 200;

    private static final long BYTES_OF_A_METHOD = 200;

    @Override
    public String name() {
        return "top";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public String fileName() {
        return "top.json";
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        List<FrameTotal> frames = FrameTotal.of(profile);
        long total = profile.samples().totalValue();
        JsonWriter json = JsonWriter.to(out).object();
        Headline.write(profile, json);
        json.name("frames").array();
        for (FrameTotal frame : frames.subList(0, Math.min(LIMIT, frames.size()))) {
            frame(frame, total, json.line());
        }
        json.end().name("left").value(Math.max(0, frames.size() - LIMIT));
        json.name("endpoints").array();
        for (EndpointTotal endpoint : profile.endpoints()) {
            endpoint(endpoint, total, json.line());
        }
        json.end().end().flush();
    }

    @Override
    public long heapBytes(Profile profile) {
        return BYTES_OF_A_METHOD * profile.stacks().frames().size();
    }

    private static void frame(FrameTotal frame, long total, JsonWriter json) throws IOException {
        json.object().name("frame").value(frame.frame());
        json.name("selfSamples").value(frame.selfSamples());
        json.name("selfValue").value(frame.selfValue());
        json.name("selfShare").value(share(frame.selfValue(), total));
        json.name("totalSamples").value(frame.totalSamples());
        json.name("totalValue").value(frame.totalValue());
        json.name("totalShare").value(share(frame.totalValue(), total)).end();
    }

    private static void endpoint(EndpointTotal endpoint, long total, JsonWriter json) throws IOException {
        json.object().name("endpoint").value(endpoint.endpoint());
        json.name("samples").value(endpoint.samples());
        json.name("value").value(endpoint.value());
        json.name("share").value(share(endpoint.value(), total)).end();
    }

    private static double share(long value, long total) {
        return total == 0 ? 0 : (double) value / total;
    }
}
