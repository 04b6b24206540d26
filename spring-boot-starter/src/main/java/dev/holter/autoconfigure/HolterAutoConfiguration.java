package dev.holter.autoconfigure;

import dev.holter.Holter;
import dev.holter.actuate.AccessRules;
import dev.holter.actuate.ProfilingEndpoint;
import dev.holter.guard.Limits;
import io.micrometer.observation.ObservationHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Adds a {@link Holter}, what tells it about requests, and its endpoint. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@ConditionalOnProperty(name = "holter.enabled", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(HolterProperties.class)
public class HolterAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(HolterAutoConfiguration.class);

    private static final String SECURITY = "org.springframework.security.core.context.SecurityContextHolder";

    @Bean
    @ConditionalOnMissingBean
    Holter holter(HolterProperties properties, Environment environment) {
        HolterProperties.Limits limits = properties.limits();
        return Holter.builder()
                .service(environment.resolvePlaceholders(properties.service()))
                .instance(properties.instance())
                .budget(properties.budget().cpu())
                .limits(new Limits(limits.maxDuration(), limits.maxConcurrent(), limits.maxPerHour()))
                .retention(
                        properties.retention().maxAge(),
                        properties.retention().maxSize().toBytes())
                .directory(properties.directory())
                .minFreeSpace(properties.minFreeSpace().toBytes())
                .inBackground()
                .build();
    }

    @Bean
    @ConditionalOnAvailableEndpoint
    @ConditionalOnMissingBean
    ProfilingEndpoint profilingEndpoint(Holter holter, HolterProperties properties) {
        HolterProperties.Endpoint endpoint = properties.endpoint();
        boolean secured = ClassUtils.isPresent(SECURITY, getClass().getClassLoader());
        boolean anonymous = endpoint.allowAnonymous() && !secured;
        if (anonymous) {
            log.warn("The profiling endpoint is open to everybody: 'holter.endpoint.allow-anonymous' is true");
        } else if (!secured) {
            log.warn("The profiling endpoint refuses every call, because Spring Security is absent");
        } else if (endpoint.allowAnonymous()) {
            log.warn("'holter.endpoint.allow-anonymous' is ignored, because Spring Security is present");
        }
        return new ProfilingEndpoint(
                holter, new AccessRules(endpoint.viewerRole(), endpoint.operatorRole(), anonymous));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass(
            name = "org.springframework.http.server.observation.ServerRequestObservationContext",
            value = ObservationHandler.class)
    static class RequestScopeConfiguration {

        @Bean
        RequestScopeHandler holterRequestScopeHandler(Holter holter) {
            return new RequestScopeHandler(holter.requestScopes());
        }
    }
}
