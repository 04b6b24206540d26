package dev.holter.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestScopesTests {

    private static final EndpointNaming<String> NAMING = name -> name;

    @TempDir
    Path directory;

    private final RequestScopes scopes = new RequestScopes();

    @Test
    void aScopeThatOutlivesASessionIsCutThereAndWasOpenedBeforeTheNext() throws Exception {
        List<RecordedEvent> first = session(() -> scopes.open("GET /long", NAMING));
        List<RecordedEvent> second = session(scopes::close);

        assertThat(first).singleElement().satisfies(cut -> {
            assertThat(cut.getBoolean("openedBefore")).isFalse();
            assertThat(cut.getDuration()).isPositive();
        });
        assertThat(second).singleElement().satisfies(end -> {
            assertThat(end.getBoolean("openedBefore")).isTrue();
            assertThat(endpoint(end)).isEqualTo("GET /long");
        });
    }

    @Test
    void aScopeThatIsOpenThroughoutASessionIsWrittenInIt() throws Exception {
        scopes.open("GET /long", NAMING);
        List<RecordedEvent> only = session(() -> {});
        scopes.close();

        assertThat(only).singleElement().satisfies(cut -> assertThat(cut.getBoolean("openedBefore"))
                .isTrue());
    }

    @Test
    void nestedScopesCarryTheirOwnEndpoints() throws Exception {
        List<RecordedEvent> events = session(() -> {
            scopes.open("GET /outer", NAMING);
            scopes.open("GET /inner", NAMING);
            scopes.close();
            scopes.close();
        });
        assertThat(events).extracting(this::endpoint).containsExactly("GET /inner", "GET /outer");
    }

    private String endpoint(RecordedEvent event) {
        return scopes.endpoints().names().get(event.getInt("endpoint"));
    }

    private List<RecordedEvent> session(Runnable requests) throws Exception {
        scopes.register();
        Path dump = directory.resolve(System.nanoTime() + ".jfr");
        try (Recording recording = new Recording(
                Map.of(RequestScopes.EVENT + "#enabled", "true", RequestScopes.EVENT + "#threshold", "0 ns"))) {
            recording.start();
            scopes.startCollecting();
            requests.run();
            scopes.stopCollecting();
            recording.dump(dump);
        }
        return RecordingFile.readAllEvents(dump);
    }
}
