package dev.holter.autoconfigure;

/** The actuator in a web server of its own, below other paths than usual. */
class SeparatePortTests extends ProfilingHttpTests {

    @Override
    RunningShop start() {
        return RunningShop.startAt(
                "/ops/manage/profiling",
                "management.server.port=0",
                "management.server.base-path=/ops",
                "management.endpoints.web.base-path=/manage",
                "spring.mvc.servlet.path=/api");
    }
}
