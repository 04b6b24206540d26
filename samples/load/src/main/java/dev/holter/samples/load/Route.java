package dev.holter.samples.load;

import java.util.function.LongFunction;

/**
 * One kind of request.
 *
 * @param name what its latencies are reported under, for example {@code /inventory/{id}}
 * @param weight how often it is sent, compared with the other routes
 * @param path the path of the n-th request
 */
public record Route(String name, int weight, LongFunction<String> path) {

    public Route {
        if (weight < 1) {
            throw new IllegalArgumentException("'weight' must be at least 1, but was " + weight);
        }
    }

    /** A route whose path is always its name. */
    public static Route of(String path, int weight) {
        return new Route(path, weight, n -> path);
    }
}
