package dev.holter.samples.shop;

/** Other words for what is searched. It spells all of them out, again and again: a storm of garbage. */
final class Synonyms {

    private static final int SYNONYMS = 1_000;
    private static final int SPELLINGS = 10_000;

    /** Makes some 60 MB of text for one query. */
    long spellOutAllSynonyms(String query) {
        long best = 0;
        for (int i = 0; i < SYNONYMS; i++) {
            best = Math.max(best, (query + i).repeat(SPELLINGS).hashCode());
        }
        return best;
    }
}
