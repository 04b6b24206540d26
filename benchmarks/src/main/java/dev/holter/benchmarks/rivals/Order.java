package dev.holter.benchmarks.rivals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** In which order to start: rounds in which each row comes once, in an order that the seed and the round's number give. */
final class Order {

    private Order() {}

    /** One start that is to come. */
    record Turn(Rival rival, int round) {}

    /**
     * What is left to do.
     *
     * @param done names of rows and numbers of rounds that need no further start
     */
    static List<Turn> left(List<Rival> rivals, int rounds, long seed, Set<Done> done) {
        List<Turn> turns = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            // All of them are shuffled, so that a row's place does not depend on which others were asked for.
            List<Rival> shuffled = new ArrayList<>(Rivals.ALL);
            Collections.shuffle(shuffled, new Random(seed + round));
            for (Rival rival : shuffled) {
                if (rivals.contains(rival) && !done.contains(new Done(rival.name(), round))) {
                    turns.add(new Turn(rival, round));
                }
            }
        }
        return turns;
    }

    /** One start that was. */
    record Done(String rival, int round) {}
}
