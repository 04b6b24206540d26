package dev.holter.autoconfigure;

import dev.holter.actuate.Audit;
import dev.holter.actuate.ProfilingEndpoint;
import dev.holter.actuate.ProfilingFilter;
import dev.holter.actuate.ProfilingRoles;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.web.PathMapper;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** The filter before the endpoint, in whichever web server the actuator is served: the application's, or one of its own. */
@ManagementContextConfiguration(proxyBeanMethods = false)
@Conditional(OnHolterEnabled.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnAvailableEndpoint(endpoint = ProfilingEndpoint.class)
public class ProfilingManagementContextConfiguration {

    /** Comes last, so that whoever is logged in is known. */
    @Bean
    FilterRegistrationBean<ProfilingFilter> profilingFilter(
            ProfilingRoles roles,
            ObjectProvider<Audit> audit,
            WebEndpointProperties endpoints,
            ObjectProvider<PathMapper> mappers,
            Environment environment) {
        String path = EndpointPath.path(servletPath(environment)) + EndpointPath.of(endpoints, mappers);
        FilterRegistrationBean<ProfilingFilter> filter =
                new FilterRegistrationBean<>(new ProfilingFilter(roles, path, audit.getIfAvailable(() -> Audit.NONE)));
        filter.setUrlPatterns(List.of(path, path + "/*"));
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }

    /** On a port of its own, the actuator is not below the path of the application's servlet. */
    private static String servletPath(Environment environment) {
        return ManagementPortType.get(environment) == ManagementPortType.DIFFERENT
                ? ""
                : environment.getProperty("spring.mvc.servlet.path", "");
    }
}
