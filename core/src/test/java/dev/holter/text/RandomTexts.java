package dev.holter.text;

import java.util.Random;
import java.util.stream.Stream;

/** Texts that mean nothing, always the same, to hold an expression against code that stands for it. */
public final class RandomTexts {

    private static final int TEXTS = 20_000;

    private RandomTexts() {}

    /** Up to so many pieces each. */
    public static Stream<String> of(int most, String... pieces) {
        Random random = new Random(1);
        return Stream.generate(() -> {
                    StringBuilder text = new StringBuilder();
                    for (int left = random.nextInt(most + 1); left > 0; left--) {
                        text.append(pieces[random.nextInt(pieces.length)]);
                    }
                    return text.toString();
                })
                .limit(TEXTS);
    }
}
