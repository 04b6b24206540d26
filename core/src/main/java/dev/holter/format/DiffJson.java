package dev.holter.format;

import dev.holter.compare.DetailDifference;
import dev.holter.compare.Diff;
import dev.holter.compare.MethodDifference;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A diff as JSON. Slow against rest has {@code slowValuePerRequest} and {@code restValuePerRequest} for each method and detail, two
 * sessions have {@code valuePerSecond} and {@code baseValuePerSecond}; both have {@code difference}, in the unit that {@code value}
 * names. Methods stand in the order that {@link Diff} describes.
 */
public final class DiffJson {

    /** What a user types to ask for it. */
    public static final String NAME = "diff";

    /** The media type of what {@link #write} writes. */
    public static final String MEDIA_TYPE = "application/json";

    /** The usual name of a file that holds it. */
    public static final String FILE_NAME = "diff.json";

    private DiffJson() {}

    /** Writes the diff; does not close the stream. */
    public static void write(Diff diff, OutputStream out) throws IOException {
        boolean requests = diff.unit() == Diff.Unit.REQUEST;
        String value = requests ? "slowValuePerRequest" : "valuePerSecond";
        String base = requests ? "restValuePerRequest" : "baseValuePerSecond";
        JsonWriter json = JsonWriter.to(out).object();
        json.name("type").value(diff.type().name());
        json.name("value").object();
        json.name("name")
                .value(diff.type().value())
                .name("unit")
                .value(diff.type().unit())
                .end();
        if (requests) {
            json.name("slowRequests")
                    .value((long) diff.units())
                    .name("restRequests")
                    .value((long) diff.baseUnits());
        } else {
            json.name("seconds").value(diff.units()).name("baseSeconds").value(diff.baseUnits());
        }
        json.name(value).value(diff.mean()).name(base).value(diff.baseMean());
        json.name("notes").values(diff.notes());
        json.name("methods").array();
        for (MethodDifference method : diff.methods()) {
            method(method, value, base, json.line());
        }
        json.end().end().flush();
    }

    private static void method(MethodDifference method, String value, String base, JsonWriter json) throws IOException {
        json.object().name("method").value(method.method());
        json.name(value).value(method.value()).name(base).value(method.baseValue());
        json.name("difference").value(method.difference()).name("samples").value(method.samples());
        json.name("details").array();
        for (DetailDifference detail : method.details()) {
            json.object().name("detail").value(detail.detail());
            json.name(value).value(detail.value()).name(base).value(detail.baseValue());
            json.name("difference").value(detail.difference()).end();
        }
        json.end().end();
    }
}
