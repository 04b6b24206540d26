package dev.holter.autoconfigure;

/** The actuator below everything that can be put before it. */
class CustomPathTests extends ProfilingHttpTests {

    @Override
    RunningShop start() {
        return RunningShop.startAt(
                "/shop/api/heart",
                "server.servlet.context-path=/shop",
                "spring.mvc.servlet.path=/api",
                "management.endpoints.web.base-path=/",
                "management.endpoints.web.path-mapping.profiling=heart");
    }
}
