package dev.holter.autoconfigure;

import dev.holter.Holter;
import dev.holter.HolterBuilder;
import dev.holter.guard.Limits;
import dev.holter.recording.type.TypeTuning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** A {@link Holter} set up from the properties, and what tells it about requests. A Holter bean of the user's own wins. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@Conditional(OnHolterEnabled.class)
@EnableConfigurationProperties(HolterProperties.class)
@Import(RequestScopeConfiguration.class)
public class HolterAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(HolterAutoConfiguration.class);

    /** For how long a start-up may be held up by JFR; beyond, a wrong setting of a type only keeps sessions from starting. */
    private static final Duration VERDICT_AT_MOST = Duration.ofSeconds(30);

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Holter holter(HolterProperties properties, Environment environment) {
        Set<String> unknown = UnknownSettings.in(environment);
        if (!unknown.isEmpty()) {
            log.warn("This version of Holter does not know these settings, they do nothing: {}", unknown);
        }
        Map<String, TypeTuning> types = TypeTunings.of(properties.types());
        HolterBuilder builder = Holter.builder()
                .service(ServiceName.of(properties.service(), environment))
                .instance(properties.instance())
                .budget(properties.budget().cpu())
                .limits(limits(properties.limits()))
                .scope(properties.scope().selectors())
                .directory(path(properties.directory()))
                .killFile(path(properties.killSwitch().file()))
                .minFreeSpace(properties.minFreeSpace().toBytes())
                .retention(
                        properties.retention().maxAge(),
                        properties.retention().maxSize().toBytes())
                .types(types)
                .cpuSource(TypeTunings.source(properties.types()))
                .inBackground();
        properties.hazards().allow().forEach(builder::allowHazard);
        Holter holter = builder.build();
        if (!types.isEmpty()) {
            holter.awaitPreparation(VERDICT_AT_MOST); // only JFR knows whether they are right
        }
        return holter;
    }

    private static Limits limits(HolterProperties.Limits limits) {
        return new Limits(limits.maxDuration(), limits.maxConcurrent(), limits.maxPerHour());
    }

    private static @Nullable Path path(@Nullable String text) {
        return StringUtils.hasText(text) ? Path.of(text) : null;
    }
}
