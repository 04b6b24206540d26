package dev.holter.autoconfigure;

import dev.holter.actuate.ProfilingEndpoint;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Puts the query rules before the endpoint, on the application's port or on a separate management port. */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(ProfilingEndpoint.class)
class QueryRulesConfiguration {

    @Bean
    FilterRegistrationBean<QueryRulesFilter> holterQueryRules(Environment environment) {
        String path = environment.getProperty("management.endpoints.web.base-path", "/actuator") + "/"
                + environment.getProperty("management.endpoints.web.path-mapping.profiling", "profiling");
        return new FilterRegistrationBean<>(new QueryRulesFilter(path));
    }
}
