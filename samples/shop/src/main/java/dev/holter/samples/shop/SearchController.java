package dev.holter.samples.shop;

import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /search}: quick, except for one request in twenty, whose reason the caller chooses: a {@code lock} that the re-indexer
 * holds, a {@code miss} in the cache of rankings, or an {@code allocation} storm.
 */
@RestController
class SearchController {

    static final int ONE_SLOW_IN = 20;

    private final AtomicLong searches = new AtomicLong();
    private final Map<String, SlowSearch> reasons;

    SearchController(SearchIndex index) {
        this.reasons = Map.of(
                "lock", index::waitForReindexer,
                "miss", new RankingCache()::recomputeRanking,
                "allocation", new Synonyms()::spellOutAllSynonyms);
    }

    @GetMapping("/search")
    Hits search(
            @RequestParam(name = "q", defaultValue = "kettle") String query,
            @RequestParam(name = "reason", defaultValue = "lock") String reason)
            throws InterruptedException {
        SlowSearch slow = reasons.get(reason);
        if (slow == null) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "'reason' must be one of " + new TreeSet<>(reasons.keySet()));
        }
        boolean unlucky = searches.incrementAndGet() % ONE_SLOW_IN == 0;
        return new Hits(query, unlucky ? slow.search(query) : query.length());
    }

    /** A search that takes its time. */
    private interface SlowSearch {
        long search(String query) throws InterruptedException;
    }

    record Hits(String query, long best) {}
}
