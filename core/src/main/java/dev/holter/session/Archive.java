package dev.holter.session;

import dev.holter.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sessions that are kept: bounded by age and by bytes, oldest dropped first. Remembers the ids of what it dropped, so that
 * "expired" and "never was" can be told apart. Safe to use from any thread.
 */
public final class Archive {

    /** How many dropped ids are remembered: with twelve sessions an hour, more than a week. */
    private static final int REMEMBERED_IDS = 2_048;

    /** What a session without a profile weighs. */
    private static final long BARE_SESSION_BYTES = 1_024;

    private final Duration maxAge;
    private final long maxBytes;
    private final InstantSource clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final Map<String, Boolean> dropped = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED_IDS;
        }
    };

    /** A session and when it came here. */
    private record Kept(Session session, Instant since) {

        /** By the archive's clock: the session's own times are the wall clock's, which may have been set since. */
        Instant endedAt() {
            return since.plus(Duration.between(session.startedAt(), session.endsAt()));
        }
    }

    /** @param clock that nobody sets, or sessions would be dropped too early or kept for too long */
    public Archive(Duration maxAge, long maxBytes, InstantSource clock) {
        this.maxAge = maxAge;
        this.maxBytes = maxBytes;
        this.clock = clock;
    }

    /** Keeps a session. */
    public synchronized void add(Session session) {
        kept.put(session.id(), new Kept(session, clock.instant()));
        expire();
    }

    /** The session of this id, if it is kept. */
    public synchronized Optional<Session> find(String id) {
        expire();
        return Optional.ofNullable(kept.get(id)).map(Kept::session);
    }

    /** Whether a session of this id was dropped by retention. */
    public synchronized boolean hasExpired(String id) {
        expire();
        return dropped.containsKey(id);
    }

    /** Drops a finished session at a user's wish; false where there is none or it runs. */
    public synchronized boolean drop(String id) {
        Kept found = kept.get(id);
        if (found == null || !found.session().state().isFinal()) {
            return false;
        }
        kept.remove(id);
        return true;
    }

    /** The kept sessions, newest first. */
    public synchronized List<Session> all() {
        expire();
        List<Session> newestFirst =
                kept.values().stream().map(Kept::session).collect(Collectors.toCollection(ArrayList::new));
        java.util.Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** Drops what is too old or too much. */
    public synchronized void expire() {
        Instant oldest = clock.instant().minus(maxAge);
        long bytes = kept.values().stream()
                .map(Kept::session)
                .mapToLong(Archive::bytes)
                .sum();
        for (Kept one : List.copyOf(kept.values())) {
            Session session = one.session();
            if (session.state().isFinal() && (one.endedAt().isBefore(oldest) || bytes > maxBytes)) {
                bytes -= bytes(session);
                kept.remove(session.id());
                dropped.put(session.id(), true);
            }
        }
    }

    private static long bytes(Session session) {
        return BARE_SESSION_BYTES
                + session.finishedProfile().map(Profile::retainedBytes).orElse(0L);
    }
}
