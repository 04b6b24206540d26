package dev.holter.actuate;

import dev.holter.profile.EndpointRequests;
import dev.holter.profile.EndpointTotal;
import dev.holter.profile.FrameTotal;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.profile.SettingChange;
import dev.holter.profile.TracedRequest;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * One session. What is known only of a finished profile is absent before; a live session that runs tells its value, top frames,
 * endpoints, source and notes so far.
 *
 * @param samples how many samples are known so far
 * @param source the events that were sampled, and their settings, in words
 * @param truncated why the profile holds less than was asked for
 * @param notes what a reader must know
 * @param failure why there is no profile
 * @param top the ten frames with the largest self value
 * @param endpoints what each endpoint used, largest first, and how long its requests took
 * @param methods what the calls of the methods took that the session followed
 * @param settingsChangedByOthers which of the session's settings other recordings changed, and whose those are
 * @param tightened when the settings were made cheaper, because the session was over its budget
 */
record SessionBody(
        String id,
        RequestBody request,
        String state,
        String startedAt,
        String endsAt,
        long samples,
        ValueBody value,
        @Nullable OverheadBody overhead,
        @Nullable String source,
        @Nullable String truncated,
        List<String> notes,
        @Nullable String failure,
        List<FrameBody> top,
        List<EndpointBody> endpoints,
        List<MethodBody> methods,
        List<SettingChange> settingsChangedByOthers,
        List<TighteningBody> tightened,
        Map<String, String> links)
        implements OperationResponseBody {

    private static final int TOP = 10;

    static SessionBody of(Session session, Map<String, String> links) {
        Optional<Profile> finished = session.finishedProfile();
        Optional<Profile> known = finished.or(session::partialProfile);
        long total = known.map(p -> p.samples().totalValue()).orElse(0L);
        return new SessionBody(
                session.id(),
                RequestBody.of(session),
                session.state().name(),
                session.startedAt().toString(),
                session.endsAt().toString(),
                session.samples(),
                ValueBody.of(session.request().type(), known.isPresent() ? total : null),
                session.overhead().map(OverheadBody::of).orElse(null),
                known.map(p -> p.provenance().source()).orElse(null),
                finished.map(p -> p.provenance().truncated()).orElse(null),
                known.map(p -> p.provenance().notes()).orElse(List.of()),
                session.failure().orElse(null),
                known.map(p -> top(p, total)).orElse(List.of()),
                known.map(p -> endpoints(p, total)).orElse(List.of()),
                finished.map(MethodBody::of).orElse(List.of()),
                finished.map(p -> p.provenance().settingsChangedByOthers()).orElse(List.of()),
                known.map(TighteningBody::of).orElse(List.of()),
                links);
    }

    private static List<FrameBody> top(Profile profile, long total) {
        return FrameTotal.of(profile).stream()
                .limit(TOP)
                .map(frame -> new FrameBody(
                        frame.frame(),
                        frame.selfSamples(),
                        frame.selfValue(),
                        share(frame.selfValue(), total),
                        frame.totalSamples(),
                        frame.totalValue(),
                        share(frame.totalValue(), total)))
                .toList();
    }

    private static List<EndpointBody> endpoints(Profile profile, long total) {
        List<EndpointTotal> totals = profile.endpoints();
        Stream<EndpointTotal> unsampled = profile.requests().stream()
                .filter(seen -> totals.stream().noneMatch(e -> e.endpoint().equals(seen.endpoint())))
                .map(seen -> new EndpointTotal(seen.endpoint(), 0, 0));
        return Stream.concat(totals.stream(), unsampled)
                .map(e -> EndpointBody.of(
                        e, total, profile.requestsOf(e.endpoint()).orElse(null)))
                .toList();
    }

    private static double share(long part, long total) {
        return total == 0 ? 0 : (double) part / total;
    }

    /** What was asked for. */
    record RequestBody(
            String type,
            String duration,
            @Nullable String endpoint,
            @Nullable String instance,
            @Nullable String question,
            boolean live,
            @Nullable String methods) {

        static RequestBody of(Session session) {
            SessionRequest request = session.request();
            return new RequestBody(
                    request.type().name(),
                    text(session.duration()),
                    request.endpoint(),
                    request.instance(),
                    request.question(),
                    request.live(),
                    request.methods().isEmpty() ? null : request.methods().filter());
        }

        private static String text(Duration duration) {
            return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
        }
    }

    /**
     * What was measured.
     *
     * @param total the sum over all samples, in the unit; absent while nothing is known
     */
    record ValueBody(String name, String unit, @Nullable Long total) {

        static ValueBody of(ProfileType type, @Nullable Long total) {
            return new ValueBody(type.value(), type.unit(), total);
        }
    }

    /**
     * What one method used; the same keys as in the {@code top} view.
     *
     * @param selfShare of the whole profile's value, 0 to 1
     * @param totalShare of the whole profile's value, 0 to 1
     */
    record FrameBody(
            String frame,
            long selfSamples,
            long selfValue,
            double selfShare,
            long totalSamples,
            long totalValue,
            double totalShare) {}

    /**
     * What one endpoint used, and how long its requests took; without requests for what belongs to none, and without p95 and slow
     * ones where too few were seen whole.
     *
     * @param share of the whole profile's value, 0 to 1
     * @param slowest the slowest requests with their trace ids; absent where there are no traces
     */
    record EndpointBody(
            String endpoint,
            long samples,
            long value,
            double share,
            @Nullable Long requests,
            @Nullable Long slowRequests,
            @Nullable Long p50Nanos,
            @Nullable Long p95Nanos,
            @Nullable Long maxNanos,
            @Nullable List<TracedRequest> slowest) {

        static EndpointBody of(EndpointTotal used, long total, @Nullable EndpointRequests seen) {
            double share = SessionBody.share(used.value(), total);
            if (seen == null) {
                return new EndpointBody(
                        used.endpoint(), used.samples(), used.value(), share, null, null, null, null, null, null);
            }
            boolean whole = seen.wholeRequests() > 0;
            return new EndpointBody(
                    used.endpoint(),
                    used.samples(),
                    used.value(),
                    share,
                    seen.requests(),
                    seen.tellsSlow() ? seen.slowRequests() : null,
                    whole ? seen.p50Nanos() : null,
                    seen.tellsSlow() ? seen.p95Nanos() : null,
                    whole ? seen.maxNanos() : null,
                    seen.slowest().isEmpty() ? null : seen.slowest());
        }
    }
}
