package dev.holter.samples.load;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Deals routes like cards: each lies in the deck as often as it weighs, and the deck is shuffled anew when it is empty. So the mix is the same
 * in any stretch of time; drawn at random, dear requests would come in numbers that scatter by some percent, and so would what they cost.
 */
final class RouteDeck {

    private final int[] cards;
    private final SplittableRandom random;
    private int dealt;

    RouteDeck(List<Route> routes, long seed) {
        this.cards = new int[routes.stream().mapToInt(Route::weight).sum()];
        this.random = new SplittableRandom(seed);
        int next = 0;
        for (int route = 0; route < routes.size(); route++) {
            for (int i = 0; i < routes.get(route).weight(); i++) {
                cards[next++] = route;
            }
        }
        this.dealt = cards.length;
    }

    /** The number of the next request's route. */
    int next() {
        if (dealt == cards.length) {
            shuffle();
            dealt = 0;
        }
        return cards[dealt++];
    }

    private void shuffle() {
        for (int i = cards.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int card = cards[i];
            cards[i] = cards[other];
            cards[other] = card;
        }
    }
}
