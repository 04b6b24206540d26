package dev.holter.autoconfigure;

import io.micrometer.tracing.Tracer;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Requests whose work is done by other threads than their own, of which one goes on after the answer. */
@Configuration(proxyBeanMethods = false)
@EnableAsync
@Import({BackgroundWork.Controller.class, BackgroundWork.Later.class})
class BackgroundWork {

    static final AtomicInteger DONE = new AtomicInteger();
    static final Set<String> TRACES = ConcurrentHashMap.newKeySet();

    private static final long AFTER_THE_ANSWER_MILLIS = 30;
    private static final long BURN_MILLIS = 100;

    @Bean
    @ConditionalOnProperty("decorated")
    TaskDecorator decorator() {
        return new ContextPropagatingTaskDecorator();
    }

    @RestController
    record Controller(Later later, Tracer tracer) {

        @PostMapping("/later/{id}")
        String later(@PathVariable String id) {
            TRACES.add(tracer.currentSpan().context().traceId());
            later.burn();
            return id;
        }

        @PostMapping("/callable/{id}")
        Callable<String> callable(@PathVariable String id) {
            return () -> {
                Burn.cpu(BURN_MILLIS);
                DONE.incrementAndGet();
                return id;
            };
        }
    }

    static class Later {

        @Async
        public void burn() {
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(AFTER_THE_ANSWER_MILLIS)); // the next request is on its way
            Burn.cpu(BURN_MILLIS);
            DONE.incrementAndGet();
        }
    }
}
