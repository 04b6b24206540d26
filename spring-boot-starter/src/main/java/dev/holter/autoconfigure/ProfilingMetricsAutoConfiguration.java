package dev.holter.autoconfigure;

import dev.holter.Holter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** Holter's metrics, for whatever registries the application has. */
@AutoConfiguration(after = HolterAutoConfiguration.class)
@Conditional(OnHolterEnabled.class)
@ConditionalOnClass(MeterRegistry.class)
public class ProfilingMetricsAutoConfiguration {

    @Bean
    ProfilingMetrics profilingMetrics(Holter holter) {
        return new ProfilingMetrics(holter);
    }
}
