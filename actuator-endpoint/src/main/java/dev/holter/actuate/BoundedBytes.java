package dev.holter.actuate;

import dev.holter.guard.RefusalCode;
import java.io.ByteArrayOutputStream;

/** What is written, in memory; refuses to become larger than it may. */
final class BoundedBytes extends ByteArrayOutputStream {

    /** Growing takes two copies for a moment, one of them twice as large. */
    private static final int COPIES = 4;

    private static final int MEGABYTE = 1 << 20;

    private final long most;

    /** @param heap how many bytes of the heap may be taken for it */
    BoundedBytes(long heap) {
        this.most = heap / COPIES;
    }

    @Override
    public synchronized void write(int b) {
        requireRoomFor(1);
        super.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        requireRoomFor(length);
        super.write(bytes, from, length);
    }

    private void requireRoomFor(int length) {
        if (count + (long) length > most) {
            throw tooLarge(most);
        }
    }

    /** @param spare bytes that a view may have */
    static Refused tooLarge(long spare) {
        return new Refused(
                RefusalCode.NO_SPACE,
                "This view is larger than what the service's heap has to spare for it (" + spare / MEGABYTE
                        + " MB). Narrow it by 'endpoint', ask for 'top', or try again later.");
    }
}
