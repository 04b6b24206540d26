package dev.holter.autoconfigure;

/** The endpoint on a port of its own in a reactive web application. */
class ReactiveSeparatePortTests extends ProfilingHttpTests {
    @Override
    RunningShop start() {
        return RunningShop.startReactive("management.server.port=0");
    }
}
