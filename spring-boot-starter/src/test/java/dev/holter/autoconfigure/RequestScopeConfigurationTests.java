package dev.holter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.Holter;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** What Holter listens to in which kind of application, and with which libraries absent. */
class RequestScopeConfigurationTests {

    private static final AutoConfigurations HOLTER = AutoConfigurations.of(HolterAutoConfiguration.class);

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(HOLTER);
    private final WebApplicationContextRunner webRunner = new WebApplicationContextRunner().withConfiguration(HOLTER);
    private final ReactiveWebApplicationContextRunner reactiveRunner =
            new ReactiveWebApplicationContextRunner().withConfiguration(HOLTER);

    @Test
    void hearsOfTheRequestsOfItsKindOfApplicationAndOfScheduledTasks() {
        webRunner.run(context -> assertThat(context)
                .hasSingleBean(RequestScopeHandler.class)
                .hasSingleBean(ServletRequests.class)
                .hasSingleBean(ScheduledTasks.class)
                .doesNotHaveBean(ReactiveRequests.class));
        reactiveRunner.run(context -> assertThat(context)
                .hasSingleBean(RequestScopeHandler.class)
                .hasSingleBean(ReactiveRequests.class)
                .hasSingleBean(ScheduledTasks.class)
                .doesNotHaveBean(ServletRequests.class));
        runner.run(context -> assertThat(context)
                .hasSingleBean(RequestScopeHandler.class)
                .hasSingleBean(ScheduledTasks.class)
                .doesNotHaveBean(ServletRequests.class)
                .doesNotHaveBean(ReactiveRequests.class));
    }

    @Test
    void worksWithoutMicrometer() {
        webRunner.withClassLoader(new FilteredClassLoader("io.micrometer")).run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(Holter.class)
                .doesNotHaveBean("holterRequestScopeHandler"));
    }

    @Test
    void worksWithoutTracing() {
        webRunner
                .withClassLoader(new FilteredClassLoader("io.micrometer.tracing"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(RequestScopeHandler.class)
                        .doesNotHaveBean(TraceIds.class));
    }

    @Test
    void worksWithoutReactor() {
        webRunner
                .withClassLoader(new FilteredClassLoader("reactor", "org.reactivestreams"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(RequestScopeHandler.class));
    }

    @Test
    void worksWithoutSpringsRequestObservations() {
        webRunner
                .withClassLoader(new FilteredClassLoader("org.springframework.http.server.observation"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Holter.class)
                        .doesNotHaveBean("holterServletRequests"));
    }
}
