package dev.holter.guard;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * The scheduler's statistics of one native thread. The file stays open, because it is read four times a second, by code that is
 * seldom warm: opening it anew takes five times as long. Used by one thread; to be closed when the thread has ended.
 */
final class ThreadStatistics implements AutoCloseable {

    private final RandomAccessFile file;
    private final byte[] bytes = new byte[64];

    ThreadStatistics(Path file) throws IOException {
        this.file = new RandomAccessFile(file.toFile(), "r");
    }

    /** CPU time so far, ns: the first of three numbers. Throws {@link IOException} when the thread has ended. */
    long cpuNanos() throws IOException {
        file.seek(0);
        int length = file.read(bytes);
        long nanos = 0;
        int digit = 0;
        for (; digit < length && bytes[digit] != ' '; digit++) {
            nanos = 10 * nanos + Character.digit(bytes[digit], 10);
        }
        if (digit == 0) {
            throw new IOException("The scheduler tells nothing of this thread any more.");
        }
        return nanos;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // it was only read
        }
    }
}
