package dev.holter.benchmarks.macro;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Four blocks, off-on-on-off or on-off-off-on: what changes steadily with time touches both arms alike. */
record Quad(List<Block> blocks) {

    @JsonIgnore
    boolean counts() {
        return blocks.stream().allMatch(block -> block.excluded() == null);
    }

    List<Block> arm(boolean on) {
        return blocks.stream().filter(block -> block.on() == on).toList();
    }

    /** Mean of the blocks of one arm. */
    double mean(boolean on, ToDoubleFunction<Block> figure) {
        return arm(on).stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    /** ln(on ÷ off). */
    double logRatio(ToDoubleFunction<Block> figure) {
        return Math.log(mean(true, figure) / mean(false, figure));
    }
}
