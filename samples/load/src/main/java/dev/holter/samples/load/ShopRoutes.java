package dev.holter.samples.load;

import java.util.List;

/** What the customers of the sample shop ask for. */
public final class ShopRoutes {

    /** All four kinds of work that the shop shows: CPU, allocation, a lock, waiting. */
    public static final List<Route> ALL = List.of(
            Route.of("/checkout", 7),
            Route.of("/catalog", 7),
            new Route("/inventory/{id}", 3, n -> "/inventory/" + (1 + n % 100)),
            Route.of("/report", 3));

    private ShopRoutes() {}
}
