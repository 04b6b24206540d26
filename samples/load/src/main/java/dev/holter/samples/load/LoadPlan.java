package dev.holter.samples.load;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What to send.
 *
 * @param base where to; a loopback address, for this is no tool to attack others with
 * @param perSecond requests per second, above 0 and at most 10,000
 * @param atMost the load ends by itself after this time, at most an hour
 * @param maxInFlight how many requests may wait for their answers; what would be more is not sent, and counted
 * @param routes the kinds of requests
 */
public record LoadPlan(URI base, double perSecond, Duration atMost, int maxInFlight, List<Route> routes) {

    private static final double MOST_PER_SECOND = 10_000;

    private static final Duration LONGEST = Duration.ofHours(1);

    public LoadPlan {
        routes = List.copyOf(routes);
        if (!isLoopback(base)) {
            throw new IllegalArgumentException("'base' must be a loopback address, but was " + base);
        }
        if (!(perSecond > 0 && perSecond <= MOST_PER_SECOND)) {
            throw new IllegalArgumentException(
                    "'perSecond' must be above 0 and at most " + MOST_PER_SECOND + ", but was " + perSecond);
        }
        if (atMost.isNegative() || atMost.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'atMost' must be at most 1 h, but was " + atMost);
        }
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("'maxInFlight' must be at least 1, but was " + maxInFlight);
        }
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("'routes' must not be empty");
        }
        for (Route route : routes) {
            address(base, route.path().apply(0));
        }
    }

    /** Where a path leads. A full address in the place of a path would lead elsewhere, and is refused. */
    URI address(String path) {
        return address(base, path);
    }

    private static URI address(URI base, String path) {
        URI address = base.resolve(path);
        if (!Objects.equals(address.getScheme(), base.getScheme())
                || !Objects.equals(address.getRawAuthority(), base.getRawAuthority())) {
            throw new IllegalArgumentException("'path' must stay at " + base + ", but was " + path);
        }
        return address;
    }

    private static boolean isLoopback(URI base) {
        try {
            return base.getHost() != null
                    && InetAddress.getByName(base.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
