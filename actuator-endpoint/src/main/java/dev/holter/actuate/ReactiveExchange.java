package dev.holter.actuate;

/**
 * Exchanges in WebFlux, where an operation runs on a thread that knows nothing of its request: the base path is always the same,
 * and headers are set by {@link ReactiveProfilingFilter}.
 *
 * @param basePath the path of the endpoint as the client sees it, without a slash at its end
 */
public record ReactiveExchange(String basePath) implements Exchange {

    @Override
    public void header(String name, String value) {}
}
