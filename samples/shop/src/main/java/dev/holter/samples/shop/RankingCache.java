package dev.holter.samples.shop;

/** Which articles fit a query best; what is not in the cache is computed anew, and that is dear. */
final class RankingCache {

    private static final int ARTICLES = 1_500_000;

    /** Scores every article of the shop for this query and returns the best. Some tens of milliseconds of CPU. */
    long recomputeRanking(String query) {
        double best = 0;
        int article = 0;
        for (int i = 1; i <= ARTICLES; i++) {
            double score = Math.sqrt(i * 31L + query.length()) % 7 + Math.cbrt(i);
            if (score > best) {
                best = score;
                article = i;
            }
        }
        return article;
    }
}
