package dev.holter.endtoend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Lets a process believe that somebody sets the clock of the machine while it runs. Only its wall clock jumps: as on a real machine, what
 * counts from the start of the machine goes on. By a library that is compiled here and loaded before the C library's own functions:
 * libfaketime did not let a JVM start.
 */
final class ShiftedClock {

    private static final String LIBRARY = """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <fcntl.h>
            #include <stdlib.h>
            #include <sys/mman.h>
            #include <sys/time.h>
            #include <time.h>
            #include <unistd.h>

            static int (*real)(clockid_t, struct timespec *);
            static volatile long *seconds;

            __attribute__((constructor)) static void begin(void) {
                real = dlsym(RTLD_NEXT, "clock_gettime");
                const char *name = getenv("CLOCK_SHIFT_FILE");
                int file = name ? open(name, O_RDONLY | O_CLOEXEC) : -1;
                if (file >= 0) {
                    void *mapped = mmap(NULL, sizeof(long), PROT_READ, MAP_SHARED, file, 0);
                    seconds = mapped == MAP_FAILED ? NULL : mapped;
                    close(file);
                }
            }

            int clock_gettime(clockid_t clock, struct timespec *now) {
                if (!real) {
                    begin();
                }
                int result = real(clock, now);
                if (result == 0 && seconds && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
                    now->tv_sec += *seconds;
                }
                return result;
            }

            int gettimeofday(struct timeval *now, void *zone) {
                struct timespec precise;
                int result = clock_gettime(CLOCK_REALTIME, &precise);
                now->tv_sec = precise.tv_sec;
                now->tv_usec = precise.tv_nsec / 1000;
                return result;
            }

            time_t time(time_t *now) {
                struct timespec precise;
                clock_gettime(CLOCK_REALTIME, &precise);
                if (now) {
                    *now = precise.tv_sec;
                }
                return precise.tv_sec;
            }
            """;

    private final Path library;
    private final Path file;
    private final MappedByteBuffer seconds;

    /** Compiles it in the folder; where there is no C compiler, the test is skipped with the reason. */
    ShiftedClock(Path folder) throws IOException, InterruptedException {
        this.library = folder.resolve("shift.so");
        this.file = folder.resolve("shift");
        Path source = Files.writeString(folder.resolve("shift.c"), LIBRARY);
        assumeTrue(hasCompiler(), "needs a C compiler to set a clock that only one process sees");
        Shell.run("cc", "-shared", "-fPIC", "-O2", "-o", library.toString(), source.toString(), "-ldl");
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            this.seconds = channel.map(MapMode.READ_WRITE, 0, Long.BYTES);
        }
        seconds.order(ByteOrder.nativeOrder());
    }

    private static boolean hasCompiler() throws InterruptedException {
        try {
            Shell.run("cc", "--version");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Variables for the process. */
    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "CLOCK_SHIFT_FILE", file.toString());
    }

    /** From now on the wall clock is ahead by so many seconds; behind, where that is negative. */
    void shift(long bySeconds) {
        seconds.putLong(0, bySeconds);
    }
}
