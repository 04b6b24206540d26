package dev.holter.autoconfigure;

import dev.holter.Holter;
import dev.holter.actuate.Audit;
import dev.holter.actuate.AuditFile;
import dev.holter.guard.KillSwitch;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.util.StringUtils;

/** Takes down who did what: calls of the endpoint, and moves of the kill switch and the breaker wherever they come from. */
@AutoConfiguration(after = HolterAutoConfiguration.class, before = ProfilingEndpointAutoConfiguration.class)
@Conditional(OnHolterEnabled.class)
@ConditionalOnClass(AuditApplicationEvent.class)
public class ProfilingAuditAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ProfilingAuditAutoConfiguration.class);

    @Bean
    @ConditionalOnMissingBean(Audit.class)
    AuditedProfiling profilingAudit(ApplicationEventPublisher publisher, HolterProperties properties) {
        return new AuditedProfiling(publisher, open(properties.audit().file()));
    }

    @Bean
    DisposableBean profilingStopsAudit(Holter holter, Audit audit) {
        if (!(audit instanceof AuditedProfiling listener)) {
            return () -> {};
        }
        holter.killSwitch().engagements().stream()
                .filter(engagement ->
                        engagement.source().equals(KillSwitch.FILE)) // it was there before anybody listened
                .forEach(listener::engaged);
        holter.killSwitch().add(listener);
        holter.breaker().add(listener);
        return () -> {
            holter.killSwitch().remove(listener);
            holter.breaker().remove(listener);
        };
    }

    private static @Nullable AuditFile open(@Nullable String path) {
        if (!StringUtils.hasText(path)) {
            return null;
        }
        try {
            return AuditFile.open(Path.of(path));
        } catch (IOException e) {
            log.warn("The audit file of 'holter.audit.file' cannot be used, events are only logged: {}", e.toString());
            return null;
        }
    }
}
