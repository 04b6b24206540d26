package dev.holter.benchmarks.scale;

/**
 * What the application does while it is measured.
 *
 * @param threads how many
 * @param isVirtual whether they are virtual ones
 * @param perSecond requests of all threads together; 0 for as many as they can
 * @param depth frames of a request, down a way that differs from request to request
 * @param megabytes allocated per second by all threads together
 * @param routes that requests have, by turns
 */
record Load(int threads, boolean isVirtual, int perSecond, int depth, int megabytes, int routes) {

    /** A service at a third of two CPUs. */
    static final Load USUAL = new Load(10, false, 1_000, 64, 10, 10);

    /** Of a request, when all are served that are due. */
    int bytesPerRequest() {
        return perSecond == 0 ? 0 : (int) (megabytes * 1_000_000L / perSecond);
    }

    Load threads(int count) {
        return new Load(count, isVirtual, perSecond, depth, megabytes, routes);
    }

    Load virtual() {
        return new Load(threads, true, perSecond, depth, megabytes, routes);
    }

    Load busy() {
        return new Load(threads, isVirtual, 0, depth, megabytes, routes);
    }

    Load depth(int frames) {
        return new Load(threads, isVirtual, perSecond, frames, megabytes, routes);
    }

    Load megabytes(int perSecond) {
        return new Load(threads, isVirtual, this.perSecond, depth, perSecond, routes);
    }

    Load routes(int count) {
        return new Load(threads, isVirtual, perSecond, depth, megabytes, count);
    }
}
