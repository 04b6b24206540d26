package dev.holter.flux;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Burns CPU on one of Reactor's threads for each request, and now and then on the scheduler's. */
@SpringBootApplication
@EnableScheduling
public class FluxApplication {

    private static final long BURN_MILLIS = 50;

    public static void main(String[] args) {
        SpringApplication.run(FluxApplication.class, args);
    }

    private static void burn() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BURN_MILLIS);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @RestController
    static class Orders {

        @GetMapping("/orders/{id}")
        Mono<String> order(@PathVariable String id) {
            return Mono.fromCallable(() -> sign(id)).subscribeOn(Schedulers.boundedElastic());
        }

        private static String sign(String id) {
            burn();
            return id + " signed on " + Thread.currentThread().getName();
        }
    }

    @Component
    static class Cleanup {

        @Scheduled(fixedDelay = 200)
        void run() {
            burn();
        }
    }
}
