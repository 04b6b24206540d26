package dev.holter.autoconfigure;

import dev.holter.Holter;
import dev.holter.actuate.Audit;
import dev.holter.actuate.Exchange;
import dev.holter.actuate.ProfilingEndpoint;
import dev.holter.actuate.ProfilingRoles;
import dev.holter.actuate.ReactiveExchange;
import dev.holter.actuate.ServletExchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMapper;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** The endpoint {@code profiling}, where the application has exposed it and allowed access. */
@AutoConfiguration(after = HolterAutoConfiguration.class)
@Conditional(OnHolterEnabled.class)
@ConditionalOnWebApplication
@ConditionalOnAvailableEndpoint(endpoint = ProfilingEndpoint.class)
public class ProfilingEndpointAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ProfilingEndpointAutoConfiguration.class);

    /** Any part of Spring Security counts: an application that has it means to be secured. */
    private static final String SPRING_SECURITY = "org.springframework.security.core.Authentication";

    @Bean
    @ConditionalOnMissingBean
    ProfilingRoles profilingRoles(HolterProperties properties, ApplicationContext context) {
        HolterProperties.Endpoint endpoint = properties.endpoint();
        boolean springSecurity = ClassUtils.isPresent(SPRING_SECURITY, context.getClassLoader());
        say(springSecurity, endpoint.allowAnonymous());
        return new ProfilingRoles(
                endpoint.viewerRole(), endpoint.operatorRole(), springSecurity, endpoint.allowAnonymous());
    }

    @Bean
    @ConditionalOnMissingBean
    ProfilingEndpoint profilingEndpoint(
            Holter holter,
            ProfilingRoles roles,
            Exchange exchange,
            ObjectProvider<Audit> audit,
            ObjectProvider<EndpointAccessResolver> accessResolver) {
        EndpointAccessResolver resolver = accessResolver.getIfAvailable(() -> (id, access) -> access);
        Access access = resolver.accessFor(EndpointId.of(ProfilingEndpoint.ID), Access.NONE);
        return new ProfilingEndpoint(holter, roles, access, exchange, audit.getIfAvailable(() -> Audit.NONE));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class Servlet {

        @Bean
        @ConditionalOnMissingBean(Exchange.class)
        ServletExchange profilingExchange() {
            return new ServletExchange();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    static class Reactive {

        @Bean
        @ConditionalOnMissingBean(Exchange.class)
        ReactiveExchange profilingExchange(
                WebEndpointProperties endpoints, ObjectProvider<PathMapper> mappers, Environment environment) {
            boolean ownPort = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
            String context =
                    environment.getProperty(ownPort ? "management.server.base-path" : "spring.webflux.base-path", "");
            return new ReactiveExchange(EndpointPath.path(context) + EndpointPath.of(endpoints, mappers));
        }
    }

    private static void say(boolean springSecurity, boolean allowAnonymous) {
        if (springSecurity && allowAnonymous) {
            log.warn("'holter.endpoint.allow-anonymous' is ignored, because Spring Security is on the class path");
        } else if (!springSecurity && allowAnonymous) {
            log.warn("Everybody who reaches the profiling endpoint may use all of it:"
                    + " 'holter.endpoint.allow-anonymous' is true and Spring Security is not on the class path");
        } else if (!springSecurity) {
            log.warn("The profiling endpoint is exposed and refuses every call,"
                    + " because Spring Security is not on the class path");
        }
    }
}
