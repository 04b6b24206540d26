package dev.holter.autoconfigure;

import dev.holter.Holter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What tells Holter which thread works for what. Each kind of work only where its classes are. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "io.micrometer.observation.ObservationHandler")
class RequestScopeConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RequestScopeHandler holterRequestScopeHandler(Holter holter, ObjectProvider<ObservedWork<?>> kinds) {
        return new RequestScopeHandler(
                holter.requestScopes(), kinds.orderedStream().toList());
    }

    private static TraceIds or(ObjectProvider<TraceIds> traceIds) {
        return traceIds.getIfAvailable(() -> TraceIds.NONE);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass(
            name = {
                "org.springframework.http.server.observation.ServerRequestObservationContext",
                "jakarta.servlet.http.HttpServletRequest"
            })
    static class Servlet {

        @Bean
        ServletRequests holterServletRequests(ObjectProvider<TraceIds> traceIds) {
            return new ServletRequests(or(traceIds));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    @ConditionalOnClass(
            name = {
                "org.springframework.http.server.reactive.observation.ServerRequestObservationContext",
                "reactor.core.publisher.Hooks"
            })
    static class Reactive {

        @Bean
        ReactiveRequests holterReactiveRequests(ObjectProvider<TraceIds> traceIds) {
            return new ReactiveRequests(or(traceIds));
        }

        @Bean
        ReactorContext holterReactorContext(Holter holter) {
            return new ReactorContext(holter.requestScopes());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.scheduling.support.ScheduledTaskObservationContext")
    static class Scheduling {

        @Bean
        ScheduledTasks holterScheduledTasks(ObjectProvider<TraceIds> traceIds) {
            return new ScheduledTasks(or(traceIds));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "io.micrometer.tracing.handler.TracingObservationHandler")
    static class Tracing {

        @Bean
        MicrometerTraceIds holterTraceIds() {
            return new MicrometerTraceIds();
        }
    }
}
