package dev.holter.actuate;

import dev.holter.compare.Diff;
import dev.holter.guard.RefusalCode;
import dev.holter.profile.EndpointRequests;
import dev.holter.profile.Profile;
import dev.holter.session.Session;
import dev.holter.session.SessionId;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The view {@code diff}: the slow requests of an endpoint against the rest, or a session against another. */
final class Diffs {

    /** The base that means the requests that were not slow. */
    private static final String REST = "rest";

    /** How many endpoints a refusal names. */
    private static final int NAMED = 20;

    private final Views views;
    private final Function<String, Session> sessions;

    /** @param sessions finds a session by its id, or refuses */
    Diffs(Views views, Function<String, Session> sessions) {
        this.views = views;
        this.sessions = sessions;
    }

    /** The diff that was asked for, or a refusal that says how to ask. */
    Diff of(Session session, @Nullable String base, @Nullable String endpoint, boolean onlySlow) {
        if (base == null) {
            throw Refused.invalid("'base' is required. It must be " + REST + ", or the id of another session.");
        }
        if (base.equals(REST)) {
            return slowAgainstRest(session, endpoint, onlySlow);
        }
        if (!SessionId.isOne(base)) {
            throw Refused.invalid(
                    "'base' must be " + REST + " or the id of another session, but was '" + Excerpt.of(base) + "'.");
        }
        return between(
                Views.narrow(views.profile(session), endpoint, onlySlow),
                Views.narrow(views.profile(sessions.apply(base)), endpoint, onlySlow));
    }

    private Diff slowAgainstRest(Session session, @Nullable String endpoint, boolean onlySlow) {
        if (endpoint == null) {
            throw Refused.invalid("'endpoint' is required where 'base' is " + REST + ": slow is told by endpoint.");
        }
        if (onlySlow) {
            throw Refused.invalid("'slow' leaves nothing of " + REST + ". Ask without it.");
        }
        Profile profile = views.profile(session);
        if (profile.requestsOf(endpoint).isEmpty()) {
            throw new Refused(
                    RefusalCode.NOT_FOUND,
                    "Session '" + session.id() + "' saw no request of '" + Excerpt.of(endpoint) + "'. "
                            + seen(profile));
        }
        return Diff.slowAgainstRest(profile, endpoint);
    }

    private static Diff between(Profile profile, Profile base) {
        if (!profile.type().equals(base.type())) {
            throw Refused.invalid("'base' must be a session of the same type, "
                    + profile.type().name() + ", but is one of type "
                    + base.type().name() + ".");
        }
        return Diff.between(profile, base);
    }

    private static String seen(Profile profile) {
        return profile.requests().isEmpty()
                ? "It saw none at all."
                : "It saw: "
                        + profile.requests().stream()
                                .limit(NAMED)
                                .map(EndpointRequests::endpoint)
                                .collect(Collectors.joining(", "))
                        + (profile.requests().size() > NAMED ? " and others." : ".");
    }
}
