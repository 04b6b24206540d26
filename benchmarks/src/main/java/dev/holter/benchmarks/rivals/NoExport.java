package dev.holter.benchmarks.rivals;

import java.util.List;

/** Where nothing is to get out. */
final class NoExport implements Export {

    @Override
    public Exported end(double seconds) {
        return new Exported(true, 0, List.of());
    }
}
