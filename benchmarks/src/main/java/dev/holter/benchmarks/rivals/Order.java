package dev.holter.benchmarks.rivals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** In which order the rows of a round start: one that the seed and the round's number give. */
final class Order {

    private Order() {}

    /** @param rivals which start in this round */
    static List<Rival> of(List<Rival> rivals, int round, long seed) {
        List<Rival> shuffled = new ArrayList<>(rivals);
        Collections.shuffle(shuffled, new Random(seed + round));
        return shuffled;
    }
}
