package dev.holter.autoconfigure;

import dev.holter.actuate.Audit;
import dev.holter.actuate.ProfilingEndpoint;
import dev.holter.actuate.ProfilingRoles;
import dev.holter.actuate.ReactiveProfilingFilter;
import dev.holter.actuate.ReactiveRefusals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.endpoint.web.PathMapper;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.ServerCodecConfigurer;

/** The filter before the endpoint in a reactive web application, or in the actuator's own reactive web server. */
@ManagementContextConfiguration(proxyBeanMethods = false)
@Conditional(OnHolterEnabled.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnAvailableEndpoint(endpoint = ProfilingEndpoint.class)
public class ReactiveProfilingManagementContextConfiguration {

    /** Comes last, so that whoever is logged in is known. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ReactiveProfilingFilter profilingFilter(
            ProfilingRoles roles,
            ObjectProvider<Audit> audit,
            WebEndpointProperties endpoints,
            ObjectProvider<PathMapper> mappers) {
        return new ReactiveProfilingFilter(
                roles, EndpointPath.of(endpoints, mappers), audit.getIfAvailable(() -> Audit.NONE));
    }

    /** In whichever web server the actuator is served: each has codecs of its own. */
    @Bean
    static BeanPostProcessor profilingRefusals() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof ServerCodecConfigurer codecs) {
                    ReactiveRefusals.register(codecs);
                }
                return bean;
            }
        };
    }
}
