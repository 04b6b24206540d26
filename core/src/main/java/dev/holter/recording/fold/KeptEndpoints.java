package dev.holter.recording.fold;

import dev.holter.profile.Endpoints;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whose samples a session keeps. Where that is not everything, samples that belong to no endpoint go, too, and so do those of
 * endpoints beyond the cap, whose names nobody knows.
 */
public final class KeptEndpoints {

    /** All, and what belongs to none. */
    public static final KeptEndpoints ALL = new KeptEndpoints(null);

    private final @Nullable Predicate<String> names;

    private KeptEndpoints(@Nullable Predicate<String> names) {
        this.names = names;
    }

    /** Only those endpoints. */
    public static KeptEndpoints only(Predicate<String> names) {
        return new KeptEndpoints(names);
    }

    /** Only this endpoint; all where null. */
    public static KeptEndpoints of(@Nullable String endpoint) {
        return endpoint == null ? ALL : only(endpoint::equals);
    }

    /** Whether everything is kept. */
    public boolean isAll() {
        return names == null;
    }

    /** Whether what belongs to this endpoint, or to what stands for none, is kept. */
    public boolean keeps(String endpoint) {
        return names == null || (!Endpoints.isNone(endpoint) && names.test(endpoint));
    }
}
