package dev.holter.guard;

/**
 * What may be profiled at all, whoever asks.
 *
 * @param services the names of services
 * @param instances the names of instances
 * @param endpoints route templates; samples of others are not kept
 */
public record ScopeSelectors(Selector services, Selector instances, Selector endpoints) {

    /** Everything. */
    public static final ScopeSelectors ALL = new ScopeSelectors(Selector.ALL, Selector.ALL, Selector.ALL);
}
