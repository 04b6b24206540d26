package dev.holter.autoconfigure;

import static dev.holter.autoconfigure.RunningShop.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Thousands of generated requests, the same ones every time, over bare sockets so that nothing tidies them up. */
class HostileRequestsTests {

    private static final int REQUESTS = 3_000;
    private static final int THREADS = 8;
    private static final int SEED = 20_261_101;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
    private static final Pattern CONTRACTS_503 = Pattern.compile("\"code\":\"(STARTING|KILLED|NO_SPACE)\"");

    @Test
    void makesNoServerErrorAndLeavesTheServiceAlone() throws Exception {
        try (RunningShop shop = RunningShop.start()) {
            String finished = shop.startSession("1s");
            shop.finished(finished);
            RequestGenerator generator = new RequestGenerator(SEED, finished);
            List<String> requests =
                    Stream.generate(generator::next).limit(REQUESTS).toList();
            List<String> errors = new CopyOnWriteArrayList<>();
            Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
            inParallel(requests, request -> {
                String response = exchange(shop.managementPort(), request);
                int status = status(response);
                statuses.merge(status, 1, Integer::sum);
                if (status == 0 || (status >= 500 && !isOfTheContract(status, response))) {
                    errors.add(request.substring(0, Math.min(500, request.length())) + "\n→ " + response);
                }
            });

            assertThat(errors).isEmpty();
            assertThat(statuses.keySet())
                    .as("the generator reaches all kinds of answers: %s", statuses)
                    .contains(200, 202, 400, 401, 403, 404, 405, 409, 415);
            assertThat(shop.send(shop.serviceRequest("/ping").GET()).body()).isEqualTo("pong");
            assertThat(json(shop.get("viewer", "")).get("service").asText()).isEqualTo("application");
        }
    }

    private static void inParallel(List<String> requests, Consumer<String> action) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Object>> calls = requests.stream()
                    .map(request -> Executors.callable(() -> action.accept(request)))
                    .toList();
            for (Future<Object> call : threads.invokeAll(calls)) {
                call.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static boolean isOfTheContract(int status, String response) {
        return status == 503 && CONTRACTS_503.matcher(response).find();
    }

    private static int status(String response) {
        Matcher matcher = STATUS.matcher(response);
        return matcher.lookingAt() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static String exchange(int port, String request) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readNBytes(4_096), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(request.substring(0, Math.min(500, request.length())), e);
        }
    }
}
