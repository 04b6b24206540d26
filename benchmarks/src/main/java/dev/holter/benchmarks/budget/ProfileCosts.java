package dev.holter.benchmarks.budget;

import dev.holter.compare.Diff;
import dev.holter.format.DiffJson;
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

    private static final OutputStream NOWHERE = OutputStream.nullOutputStream();

    /** Makes a view, and writes it. */
    private interface Writing {
        void write() throws IOException;
    }

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
            view(format.name(), () -> format.write(profile, NOWHERE), pace, readings);
        }
        view("top of slow requests", () -> ProfileFormat.TOP.write(profile.onlySlow(), NOWHERE), pace, readings);
        // Each method differs by half, so all of them are ranked.
        Profile half = profile.where(row -> row % 2 == 0);
        view("diff", () -> DiffJson.write(Diff.between(profile, half), NOWHERE), pace, readings);
        String endpoint = profile.requests().get(0).endpoint();
        view(
                "diff of slow requests",
                () -> DiffJson.write(Diff.slowAgainstRest(profile, endpoint), NOWHERE),
                pace,
                readings);
    }

    private static void view(String name, Writing writing, Pace pace, Readings readings) throws IOException {
        for (int i = 0; i < FIRST + pace.repetitions(); i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            writing.write();
            double millis = (double) (THREADS.getCurrentThreadCpuTime() - before) / TimeUnit.MILLISECONDS.toNanos(1);
            if (i >= FIRST) {
                readings.add("view " + name, millis);
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
