package dev.holter;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who are told what becomes of requests for sessions. What one of them throws stays here. */
final class Listeners {

    private static final Logger log = LoggerFactory.getLogger(Listeners.class);

    private final List<HolterListener> all = new CopyOnWriteArrayList<>();

    void add(HolterListener listener) {
        all.add(listener);
    }

    void remove(HolterListener listener) {
        all.remove(listener);
    }

    void tell(Consumer<HolterListener> news) {
        for (HolterListener listener : all) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                log.warn("A listener of sessions failed", e);
            }
        }
    }
}
