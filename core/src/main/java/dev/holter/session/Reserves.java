package dev.holter.session;

import dev.holter.guard.FreeDescriptors;
import dev.holter.guard.FreeHeap;
import dev.holter.guard.FreeSpace;
import org.jspecify.annotations.Nullable;

/** What a session leaves to the service, of disk, heap and file descriptors: it ends before it would take more. */
final class Reserves {

    private final FreeSpace space;
    private final FreeHeap heap = new FreeHeap();
    private final FreeDescriptors descriptors = new FreeDescriptors();

    Reserves(FreeSpace space) {
        this.space = space;
    }

    /** Why the session has to end; null where it may go on. Cheap enough for each tick. */
    @Nullable
    String shortage() {
        if (!space.isEnough()) {
            return noSpace();
        }
        return heap.isEnough() ? null : "heap nearly full: " + heap.describe();
    }

    /**
     * Why no file may be written and read now; null where one may.
     *
     * @param live whether it is read along, which needs no file more
     */
    @Nullable
    String unreadable(boolean live) {
        if (!space.isEnough()) {
            return noSpace();
        }
        return live
                ? null
                : descriptors
                        .shortage()
                        .map(shortage -> "too few file descriptors: " + shortage)
                        .orElse(null);
    }

    /** How much of the heap reading may take, bytes. */
    long spareHeapBytes() {
        return heap.spareBytes();
    }

    private String noSpace() {
        return "no space: " + space.describe();
    }
}
