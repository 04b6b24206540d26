package dev.holter.samples.shop;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a customer wants to buy. Its three methods are the CPU hot spots of the shop, roughly in the ratio 5 : 3 : 2; the
 * work is the same for every order.
 *
 * @param order number of the order
 */
record Cart(long order, long[] offers, String notes) {

    private static final int SIGNATURE_ROUNDS = 7_000;
    private static final int OFFERS = 12_000;
    private static final int NOTE_WORDS = 1_500;
    private static final Pattern COUPON = Pattern.compile("(?<shop>[A-Z]+)-(?<year>20\\d\\d)-(?<value>\\d{1,2})%");

    static Cart of(long order) {
        SplittableRandom random = new SplittableRandom(order);
        return new Cart(order, random.longs(OFFERS, 1, 1_000_000).toArray(), notes(random));
    }

    private static String notes(SplittableRandom random) {
        StringBuilder notes = new StringBuilder();
        for (int word = 0; word < NOTE_WORDS; word++) {
            notes.append(word % 50 == 0 ? "SHOP-2026-15% " : "PLEASE-20")
                    .append(random.nextInt(1_000))
                    .append(' ');
        }
        return notes.toString();
    }

    /** Hashing: a signature that takes many rounds, as a key derivation does. */
    String sign() {
        MessageDigest digest = sha256();
        byte[] signature =
                digest.digest(ByteBuffer.allocate(Long.BYTES).putLong(order).array());
        for (int round = 0; round < SIGNATURE_ROUNDS; round++) {
            signature = digest.digest(signature);
        }
        return HexFormat.of().formatHex(signature);
    }

    /** Sorting. */
    long cheapestOffer() {
        long[] sorted = offers.clone();
        Arrays.sort(sorted);
        return sorted[0];
    }

    /** Regular expressions. */
    int couponsInNotes() {
        Matcher coupons = COUPON.matcher(notes);
        int found = 0;
        while (coupons.find()) {
            found++;
        }
        return found;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
