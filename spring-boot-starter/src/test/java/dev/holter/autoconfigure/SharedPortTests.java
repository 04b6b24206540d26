package dev.holter.autoconfigure;

class SharedPortTests extends ProfilingHttpTests {

    @Override
    RunningShop start() {
        return RunningShop.start();
    }
}
