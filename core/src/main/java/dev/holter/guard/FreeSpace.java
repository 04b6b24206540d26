package dev.holter.guard;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The free disk below which nothing is recorded, because a full disk makes JFR end the whole JVM. Looks at the file systems of
 * all the paths it was given. Fails closed: a path that cannot be read counts as full. Safe to call from any thread.
 */
public final class FreeSpace implements Check {

    private final Supplier<List<Path>> paths;
    private final long marginBytes;

    /**
     * @param paths the paths whose file systems are looked at, asked each time
     * @param marginBytes what has to be free on each
     */
    public FreeSpace(Supplier<List<Path>> paths, long marginBytes) {
        this.paths = paths;
        this.marginBytes = marginBytes;
    }

    /** The usable bytes of the fullest file system; 0 where one cannot be read. */
    public long usableBytes() {
        long usable = Long.MAX_VALUE;
        for (Path path : paths.get()) {
            usable = Math.min(usable, usableBytes(path));
        }
        return usable;
    }

    /** Whether at least the margin is free. */
    public boolean isEnough() {
        return usableBytes() >= marginBytes;
    }

    /** What is free and what has to be, for people. */
    public String describe() {
        return words(usableBytes(), "", marginBytes);
    }

    /** A look ahead, for what has to be closed before the disk is full. */
    public SpaceForecast forecast() {
        return new SpaceForecast(this::usableBytes, marginBytes, System::nanoTime);
    }

    static String words(long usableBytes, String trend, long marginBytes) {
        return (usableBytes >> 20) + " MB are free" + trend + " and 'holter.min-free-space' is " + (marginBytes >> 20)
                + " MB";
    }

    @Override
    public Optional<Refusal> check(Ask ask) {
        return isEnough()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        RefusalCode.NO_SPACE,
                        "Too little free disk: " + describe() + ". A full disk would end the whole JVM."));
    }

    /** {@code statvfs} of the path or, while it is not there, of the nearest folder above; 0, too little, where that fails. */
    private static long usableBytes(Path path) {
        File file = path.toFile();
        long usable = file.getUsableSpace();
        while (usable == 0 && file != null && !file.exists()) {
            file = file.getParentFile();
            usable = file == null ? 0 : file.getUsableSpace();
        }
        return usable;
    }
}
