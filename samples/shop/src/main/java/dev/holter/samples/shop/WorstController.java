package dev.holter.samples.shop;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /worst}: what is dearest to profile. 32 threads at once, 512 frames deep, throw exceptions, make garbage, queue for one lock
 * and wait. One request at a time, two seconds of work at the most.
 */
@RestController
class WorstController {

    private final Crowd crowd;

    WorstController(ObservationRegistry observations) {
        this.crowd = new Crowd(observations);
    }

    @GetMapping("/worst")
    Worst worst(
            @RequestParam(name = "depth", defaultValue = "512") int depth,
            @RequestParam(name = "rounds", defaultValue = "20") int rounds)
            throws InterruptedException {
        requireWithin("depth", depth, Abyss.DEEPEST);
        requireWithin("rounds", rounds, Abyss.MOST_ROUNDS);
        return new Worst(Crowd.THREADS, depth, crowd.work(depth, rounds));
    }

    private static void requireWithin(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "'" + name + "' must be from 1 to " + most + ", but was " + value);
        }
    }

    /** @param rounds that all threads did together; fewer than asked for where the time was up */
    record Worst(int threads, int depth, int rounds) {}
}
