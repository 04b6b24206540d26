package dev.holter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.actuate.ProfilingEndpoint;
import dev.holter.actuate.ProfilingRoles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ProfilingEndpointAutoConfigurationTests {

    private static final String EXPOSED = "management.endpoints.web.exposure.include=*";
    private static final String ALLOWED = "management.endpoint.profiling.access=UNRESTRICTED";
    private static final FilteredClassLoader NO_SECURITY = new FilteredClassLoader("org.springframework.security");

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(HolterAutoConfiguration.class, ProfilingEndpointAutoConfiguration.class));

    @Test
    void isAbsentWhereAnApplicationExposesEverythingButDoesNotAllowIt() {
        runner.withPropertyValues(EXPOSED).run(context -> assertThat(context).doesNotHaveBean(ProfilingEndpoint.class));
    }

    @Test
    void isAbsentWhereItIsAllowedButNotExposed() {
        runner.withPropertyValues(ALLOWED).run(context -> assertThat(context).doesNotHaveBean(ProfilingEndpoint.class));
    }

    @Test
    void isThereWhereItIsExposedAndAllowed() {
        runner.withPropertyValues(EXPOSED, ALLOWED)
                .run(context -> assertThat(context).hasSingleBean(ProfilingEndpoint.class));
    }

    @Test
    void isAbsentWithoutHolter() {
        runner.withPropertyValues(EXPOSED, ALLOWED, "holter.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ProfilingEndpoint.class));
    }

    @Test
    void isAbsentOutsideAServletApplication() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(HolterAutoConfiguration.class, ProfilingEndpointAutoConfiguration.class))
                .withPropertyValues(EXPOSED, ALLOWED)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ProfilingEndpoint.class));
    }

    @Test
    void bindsTheRoles() {
        runner.withPropertyValues(EXPOSED, ALLOWED, "holter.endpoint.viewer-role=V", "holter.endpoint.operator-role=O")
                .run(context -> assertThat(context.getBean(ProfilingRoles.class))
                        .isEqualTo(new ProfilingRoles("V", "O", true, false)));
    }

    @Test
    void warnsWhenItIsExposedWithoutSpringSecurity(CapturedOutput output) {
        runner.withClassLoader(NO_SECURITY).withPropertyValues(EXPOSED, ALLOWED).run(context -> {
            assertThat(context.getBean(ProfilingRoles.class).springSecurity()).isFalse();
            assertThat(output)
                    .containsOnlyOnce("The profiling endpoint is exposed and refuses every call,"
                            + " because Spring Security is not on the class path");
        });
    }

    @Test
    void warnsOnceWhenEverybodyMayDoEverything(CapturedOutput output) {
        runner.withClassLoader(NO_SECURITY)
                .withPropertyValues(EXPOSED, ALLOWED, "holter.endpoint.allow-anonymous=true")
                .run(context -> {
                    assertThat(context.getBean(ProfilingRoles.class).allowAnonymous())
                            .isTrue();
                    assertThat(output)
                            .containsOnlyOnce("Everybody who reaches the profiling endpoint may use all of it");
                });
    }

    @Test
    void saysThatItIgnoresThePermissionForAnonymousCallersWhereSpringSecurityIs(CapturedOutput output) {
        runner.withPropertyValues(EXPOSED, ALLOWED, "holter.endpoint.allow-anonymous=true")
                .run(context -> assertThat(output)
                        .containsOnlyOnce("'holter.endpoint.allow-anonymous' is ignored,"
                                + " because Spring Security is on the class path"));
    }
}
