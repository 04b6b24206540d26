package dev.holter.autoconfigure;

import dev.holter.Holter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The health component {@code profiling}. Health moved between Boot 3.5 and 4, so there is one nested configuration for each. */
@AutoConfiguration(after = HolterAutoConfiguration.class)
@Conditional(OnHolterEnabled.class)
@ConditionalOnProperty(name = "management.health.profiling.enabled", matchIfMissing = true)
public class ProfilingHealthAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
    static class OnBoot3 {

        @Bean
        org.springframework.boot.actuate.health.HealthIndicator profilingHealthIndicator(Holter holter) {
            return () -> org.springframework.boot.actuate.health.Health.up()
                    .withDetails(ProfilingHealth.details(holter))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    static class OnBoot4 {

        @Bean
        org.springframework.boot.health.contributor.HealthIndicator profilingHealthIndicator(Holter holter) {
            return () -> org.springframework.boot.health.contributor.Health.up()
                    .withDetails(ProfilingHealth.details(holter))
                    .build();
        }
    }
}
