package dev.holter.benchmarks.rivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class SinkTests {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void countsRequestsAndBytesByPathWhateverIsSent() throws Exception {
        try (Sink sink = Sink.start()) {
            assertThat(sink.received("/ingest")).isEqualTo(Sink.Received.NOTHING);

            post(sink, "/ingest?name=shop&format=jfr", 100_000);
            post(sink, "/ingest?name=shop&format=jfr", 23);
            post(sink, "/profiling/v1/input", 7);

            assertThat(sink.received("/ingest")).isEqualTo(new Sink.Received(2, 100_023));
            assertThat(sink.received("/profiling/")).isEqualTo(new Sink.Received(1, 7));
            assertThat(sink.received("/")).isEqualTo(new Sink.Received(3, 100_030));
        }
    }

    @Test
    void tellsDatadogsAgentThatItTakesProfiles() throws Exception {
        try (Sink sink = Sink.start()) {
            HttpResponse<String> info = client.send(
                    HttpRequest.newBuilder(URI.create(sink.address() + "/info")).build(), BodyHandlers.ofString());

            assertThat(info.statusCode()).isEqualTo(200);
            assertThat(info.body()).contains("/profiling/v1/input");
        }
    }

    @Test
    void isReachableFromThisMachineOnly() throws Exception {
        try (Sink sink = Sink.start()) {
            assertThat(InetAddress.getByName(sink.address().getHost()).isLoopbackAddress())
                    .isTrue();
        }
    }

    private void post(Sink sink, String path, int bytes) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sink.address() + path))
                .POST(BodyPublishers.ofByteArray(new byte[bytes]))
                .build();
        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }
}
