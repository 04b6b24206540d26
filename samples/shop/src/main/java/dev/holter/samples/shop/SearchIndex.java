package dev.holter.samples.shop;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** What is searched. A background thread rebuilds it and locks everybody out meanwhile, which is the mistake it is there to show. */
@Component
class SearchIndex implements AutoCloseable {

    /** How long the pretended rebuild takes. */
    private static final long REBUILD_MILLIS = 40;

    private final Object lock = new RebuildLock();
    private final ExecutorService reindexer = Executors.newSingleThreadExecutor(SearchIndex::daemon);
    private long version;

    /** Searches in the index when the re-indexer is done with it. */
    long waitForReindexer(String query) throws InterruptedException {
        CountDownLatch locked = new CountDownLatch(1);
        reindexer.execute(() -> rebuild(locked));
        locked.await();
        synchronized (lock) {
            return version + query.length();
        }
    }

    private void rebuild(CountDownLatch locked) {
        synchronized (lock) {
            locked.countDown();
            try {
                Thread.sleep(REBUILD_MILLIS);
                version++;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the shop shuts down
            }
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "re-indexer");
        thread.setDaemon(true);
        return thread;
    }

    /** A class of its own, because a profile names a lock by its class. */
    private static final class RebuildLock {}

    @Override
    public void close() {
        reindexer.shutdownNow();
    }
}
