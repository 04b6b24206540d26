package dev.holter.guard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A person's stop: once a source has engaged it, everything ends and stays off until every source that engaged has released.
 * It is a latch of its own and knows nothing of sessions: those listen. One of a service's instance is kept by the JVM, so that
 * an application context that is refreshed does not forget that it was killed. Safe to call from any thread.
 */
public final class KillSwitch implements Check {

    private static final Logger log = LoggerFactory.getLogger(KillSwitch.class);

    /** Engaged through the HTTP endpoint. */
    public static final String HTTP = "http";

    /** Engaged through the Java API. */
    public static final String JAVA = "java";

    /** Engaged through the platform's MBean server. */
    public static final String JMX = "jmx";

    /** Engaged by a file that exists. */
    public static final String FILE = "file";

    private static final Map<String, KillSwitch> OF_THIS_JVM = new ConcurrentHashMap<>();

    private final Map<String, Engagement> engaged = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /**
     * Who engaged the switch and why.
     *
     * @param source where the call came from, for example {@link #HTTP}
     * @param by who did it
     * @param reason why, in free text
     * @param since when
     */
    public record Engagement(String source, String by, String reason, Instant since) {}

    /** Is told of every move, in the thread that moves the switch. It must return at once. */
    public interface Listener {

        /** The switch was engaged, perhaps not for the first time. */
        void engaged(Engagement engagement);

        /** What this source had engaged was taken back; others may hold it still. */
        default void released(String source, String by, String reason) {}
    }

    /** A switch of its own, which nothing else moves. */
    KillSwitch() {}

    /** The switch of this service's instance, the same one for as long as the JVM lives. */
    public static KillSwitch ofThisJvm(String service, String instance) {
        return OF_THIS_JVM.computeIfAbsent(service + '\n' + instance, name -> new KillSwitch());
    }

    /** Engages the switch for this source and ends what runs before it returns. Engaging twice keeps the first reason. */
    public void engage(String source, String by, String reason) {
        Engagement engagement =
                new Engagement(source, by, reason.isBlank() ? "no reason given" : reason, Instant.now());
        engaged.putIfAbsent(source, engagement);
        log.warn("Profiling killed by {} ({}): {}", by, source, engagement.reason());
        tell(listener -> listener.engaged(engagement));
    }

    /** Takes back what this source engaged; the others stay. Returns whether there was something to take back. */
    public boolean release(String source, String by, String reason) {
        boolean released = engaged.remove(source) != null;
        if (released) {
            log.warn("Kill switch released by {} ({}): {}", by, source, reason);
            tell(listener -> listener.released(source, by, reason));
        }
        return released;
    }

    private void tell(Consumer<Listener> move) {
        for (Listener listener : listeners) {
            try {
                move.accept(listener);
            } catch (RuntimeException e) {
                log.warn("A listener of the kill switch failed", e);
            }
        }
    }

    /** Whether any source has engaged it. */
    public boolean isEngaged() {
        return !engaged.isEmpty();
    }

    /** All engagements, oldest first. */
    public List<Engagement> engagements() {
        List<Engagement> all = new ArrayList<>(engaged.values());
        all.sort(Comparator.comparing(Engagement::since));
        return all;
    }

    /** Adds one that is told of every move from now on; they are told in the order in which they were added. */
    public void add(Listener listener) {
        listeners.add(listener);
    }

    /** Takes away what {@link #add} added. */
    public void remove(Listener listener) {
        listeners.remove(listener);
    }

    @Override
    public Optional<Refusal> check(Ask ask) {
        return engagements().stream()
                .findFirst()
                .map(first -> Refusal.of(
                        RefusalCode.KILLED,
                        "Profiling was stopped by " + first.by() + " (" + first.source() + "): " + first.reason()
                                + ". An operator has to release the kill switch."));
    }
}
