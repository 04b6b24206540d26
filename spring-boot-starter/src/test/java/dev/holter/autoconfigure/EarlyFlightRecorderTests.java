package dev.holter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.DefaultBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;

class EarlyFlightRecorderTests {

    @Test
    void isFoundByEveryApplication() {
        assertThat(SpringFactoriesLoader.loadFactories(ApplicationListener.class, null))
                .hasAtLeastOneElementOfType(EarlyFlightRecorder.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${no.such.setting}", "\0"})
    void leavesAWrongSettingToItsOwner(String directory) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of("holter.directory", directory)));
        assertThatCode(() -> new EarlyFlightRecorder()
                        .onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                                new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment)))
                .doesNotThrowAnyException();
    }
}
