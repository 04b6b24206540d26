package dev.holter.benchmarks.budget;

import dev.holter.format.ProfileFormat;
import dev.holter.profile.Profile;
import dev.holter.recording.RealProfiles;
import dev.holter.session.Archive;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** What it costs to write a large profile in each format, and to keep as many as the archive does. */
final class ProfileCosts implements Part {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    /** The first writings load classes and are interpreted. */
    private static final int FIRST = 4;

    /** Below the archive's 32 MB, for folding as much takes long; what a profile takes does not depend on its neighbours. */
    private static final long ARCHIVE_BYTES = 8L << 20;

    private static final int COLLECTIONS = 3;

    @Override
    public void measure(Pace pace, Places places, Readings readings) throws IOException {
        RealProfiles profiles = new RealProfiles(pace.dump());
        views(profiles.next(), pace, readings);
        for (int i = 0; i < Math.min(3, pace.repetitions()); i++) {
            archive(profiles, readings);
        }
    }

    private static void views(Profile profile, Pace pace, Readings readings) throws IOException {
        for (ProfileFormat format : ProfileFormat.ALL) {
            for (int i = 0; i < FIRST + pace.repetitions(); i++) {
                long before = THREADS.getCurrentThreadCpuTime();
                format.write(profile, OutputStream.nullOutputStream());
                double millis =
                        (double) (THREADS.getCurrentThreadCpuTime() - before) / TimeUnit.MILLISECONDS.toNanos(1);
                if (i >= FIRST) {
                    readings.add("view " + format.name(), millis);
                }
            }
        }
    }

    private static void archive(RealProfiles profiles, Readings readings) throws IOException {
        long before = heap();
        Archive archive = new Archive(Duration.ofHours(1), ARCHIVE_BYTES, InstantSource.system());
        for (int added = 0; archive.all().size() == added; added++) { // until it drops the first
            archive.add(new KeptSession("s-" + added, profiles.next()));
        }
        readings.add("archive", (double) (heap() - before) / ARCHIVE_BYTES);
        if (archive.all().isEmpty()) {
            throw new IllegalStateException("The archive kept nothing: a profile is larger than its bound.");
        }
    }

    private static long heap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return MEMORY.getHeapMemoryUsage().getUsed();
    }
}
