package dev.holter.autoconfigure;

/** The endpoint in a reactive web application. */
class ReactivePortTests extends ProfilingHttpTests {
    @Override
    RunningShop start() {
        return RunningShop.startReactive();
    }
}
