package dev.holter.actuate;

import dev.holter.attribution.EndpointNames;
import dev.holter.attribution.RequestScopes;
import dev.holter.guard.Breaker;
import dev.holter.guard.KillSwitch;
import dev.holter.profile.ProfileType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What this instance can do now.
 *
 * @param unsupported what stands in the way of recording; absent where nothing does
 * @param overhead of the session that runs, so far, or of the last one
 * @param quarantined types that a JVM died in while it recorded them
 * @param otherRecordings recordings of this JVM that are not Holter's, by name
 * @param attribution whether samples can be told the endpoint that they worked for
 */
record StatusBody(
        String service,
        String instance,
        String state,
        @Nullable String unsupported,
        AccessBody access,
        KillSwitchBody killSwitch,
        BreakerBody breaker,
        BudgetBody budget,
        OverheadBody overhead,
        ContinuousBody continuous,
        FleetBody fleet,
        List<TypeBody> types,
        List<SessionEntry> sessions,
        List<QuarantineBody.Entry> quarantined,
        List<String> otherRecordings,
        AttributionBody attribution)
        implements OperationResponseBody {

    /**
     * How far the endpoint itself is open.
     *
     * @param level {@code UNRESTRICTED}, or {@code READ_ONLY}: no write reaches the endpoint
     * @param note what to beware of; absent where there is nothing
     */
    record AccessBody(String level, @Nullable String note) {

        static AccessBody of(Access access) {
            return new AccessBody(
                    access.name(),
                    access == Access.READ_ONLY
                            ? "Read-only: no session can be started or stopped here, and there is no kill switch over HTTP."
                            : null);
        }
    }

    /**
     * Whether samples can be told the endpoint that they worked for.
     *
     * @param state {@code COMPLETE}, or {@code NOT_REACTIVE}: work in reactive pipelines is unattributed
     * @param advice what to set; absent where nothing is missing
     * @param endpoints how many endpoints were seen since the start
     * @param maxEndpoints how many are told apart; those beyond are counted as {@code other}
     * @param foldedEndpoints how many are counted as {@code other}; stops counting at some 10,000
     * @param lostScopes how many stretches of work were not tracked, because too many were open or too deeply nested
     */
    record AttributionBody(
            String state,
            @Nullable String advice,
            int endpoints,
            int maxEndpoints,
            int foldedEndpoints,
            long lostScopes) {

        static AttributionBody of(RequestScopes scopes) {
            String advice = scopes.reactiveAdvice();
            EndpointNames names = scopes.endpoints();
            return new AttributionBody(
                    advice == null ? "COMPLETE" : "NOT_REACTIVE",
                    advice,
                    names.size(),
                    EndpointNames.MAX_ENDPOINTS,
                    names.folded(),
                    scopes.lost());
        }
    }

    /** Whether a person stopped profiling, and who did. */
    record KillSwitchBody(boolean engaged, List<EngagementBody> engagements) implements OperationResponseBody {

        static KillSwitchBody of(KillSwitch killSwitch) {
            List<EngagementBody> engagements = killSwitch.engagements().stream()
                    .map(e -> new EngagementBody(
                            e.source(), e.by(), e.reason(), e.since().toString()))
                    .toList();
            return new KillSwitchBody(!engagements.isEmpty(), engagements);
        }
    }

    record EngagementBody(String source, String by, String reason, String since) {}

    /**
     * Whether overhead tripped the breaker.
     *
     * @param state {@code CLOSED}, {@code OPEN}: no session starts, or {@code HALF_OPEN}: one trial may, with tightened settings
     * @param since when it came into this state
     * @param reason why it tripped; absent while it is closed
     * @param retryAfter seconds until a trial may start; absent unless it is open
     */
    record BreakerBody(
            String state,
            String since,
            @Nullable String reason,
            @Nullable Long retryAfter) {

        static BreakerBody of(Breaker.View breaker) {
            return new BreakerBody(
                    breaker.state().name(),
                    breaker.since().toString(),
                    breaker.reason(),
                    RefusalBody.seconds(breaker.retryAfter()));
        }
    }

    /** The share of the CPUs available to this process that profiling may use while a session runs. */
    record BudgetBody(double cpu) {}

    /** There are no continuous windows in this version. */
    record ContinuousBody(boolean enabled) {
        static final ContinuousBody NONE = new ContinuousBody(false);
    }

    /** Every instance decides for itself in this version. */
    record FleetBody(String coordinator, int size, int concurrent) {
        static final FleetBody SINGLE = new FleetBody("single", 1, 1);
    }

    record TypeBody(String name, String question, String value, String unit, boolean supported) {

        static TypeBody of(ProfileType type, boolean supported) {
            return new TypeBody(type.name(), type.question(), type.value(), type.unit(), supported);
        }
    }

    /** A session in a list. */
    record SessionEntry(
            String id, String type, String state, String startedAt, String endsAt, Map<String, String> links) {}
}
