package dev.holter.benchmarks.macro;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;

/** Histograms as text, so that a file of results loses nothing of them. */
final class Latencies {

    private Latencies() {}

    static Map<String, String> texts(Map<String, Histogram> byEndpoint) {
        Map<String, String> texts = new LinkedHashMap<>();
        byEndpoint.forEach((endpoint, histogram) -> texts.put(endpoint, text(histogram)));
        return texts;
    }

    private static String text(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer, Deflater.BEST_COMPRESSION);
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(buffer.array(), length));
    }

    /** All requests of one endpoint in these blocks. */
    static Histogram sum(List<Block> blocks, String endpoint) {
        Histogram sum = new Histogram(3);
        for (Block block : blocks) {
            String text = block.latencies().get(endpoint);
            if (text != null) {
                sum.add(histogram(text));
            }
        }
        return sum;
    }

    private static Histogram histogram(String text) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("No histogram: " + text, e);
        }
    }
}
