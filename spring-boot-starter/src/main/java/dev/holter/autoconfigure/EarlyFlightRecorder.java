package dev.holter.autoconfigure;

import dev.holter.Holter;
import dev.holter.HolterBuilder;
import java.nio.file.Path;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Lets JFR be initialised as soon as the settings are known, before the application is compiled: on JDK 17 that saves some seconds of
 * CPU at each start. What is wrong with the settings, their owner says later.
 */
final class EarlyFlightRecorder implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        try {
            Environment environment = event.getEnvironment();
            if (OnHolterEnabled.isEnabled(environment)) {
                initialise(environment);
            }
        } catch (RuntimeException e) {
            // a setting that cannot be read: reading it again fails with the reason
        }
    }

    private static void initialise(Environment environment) {
        HolterBuilder builder =
                Holter.builder().service(service(environment)).instance(environment.getProperty("holter.instance"));
        String directory = environment.getProperty("holter.directory");
        builder.directory(StringUtils.hasText(directory) ? Path.of(directory) : null)
                .initialiseEarly();
    }

    private static String service(Environment environment) {
        return ServiceName.of(environment.getProperty("holter.service"), environment);
    }

    /** After everybody who adds settings. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
