package dev.holter.autoconfigure;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** A scheduled method that is busy half of the time. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Import(ScheduledWork.Cleanup.class)
class ScheduledWork {

    private static final long MILLIS = 100;

    static class Cleanup {

        @Scheduled(fixedDelay = MILLIS)
        public void run() {
            Burn.cpu(MILLIS);
        }
    }
}
