package dev.holter.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Generated requests, the same ones every time, sent to a service on this machine over bare sockets so that nothing tidies them
 * up, and what came back. Knows users called viewer, operator and nobody, whose passwords are their names.
 */
public final class HostileRequests {

    private static final int THREADS = 8;
    private static final int ATTEMPTS = 3;
    private static final int SEED = 20_261_101;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
    private static final Pattern CONTRACTS_503 = Pattern.compile("\"code\":\"(STARTING|KILLED|NO_SPACE)\"");

    private final int port;
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();

    private HostileRequests(int port) {
        this.port = port;
    }

    /**
     * Sends them all and waits for the answers.
     *
     * @param port where the endpoint is
     * @param session a session that is there
     */
    public static HostileRequests send(int count, int port, String session) throws Exception {
        HostileRequests requests = new HostileRequests(port);
        RequestGenerator generator = new RequestGenerator(SEED, session);
        requests.sendAll(Stream.generate(generator::next).limit(count).toList());
        return requests;
    }

    /** Requests that had no answer, or one that blames the server and is not the contract's. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /** How often each status was answered. */
    public Map<Integer, Integer> statuses() {
        return statuses;
    }

    private void sendAll(List<String> requests) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Object>> calls = requests.stream()
                    .map(request -> Executors.callable(() -> sendOne(request)))
                    .toList();
            for (Future<Object> call : threads.invokeAll(calls)) {
                call.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private void sendOne(String request) {
        String response = exchange(request);
        int status = status(response);
        statuses.merge(status, 1, Integer::sum);
        if (status == 0 || (status >= 500 && !isOfTheContract(status, response))) {
            errors.add(excerpt(request) + "\n→ " + response);
        }
    }

    private static boolean isOfTheContract(int status, String response) {
        return status == 503 && CONTRACTS_503.matcher(response).find();
    }

    private static int status(String response) {
        Matcher matcher = STATUS.matcher(response);
        return matcher.lookingAt() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** A reset may overtake the answer on its way; then the request is sent again, for the answer is what is looked at. */
    private String exchange(String request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return exchangeOnce(request);
            } catch (IOException e) {
                if (attempt == ATTEMPTS || !(e instanceof SocketException)) {
                    throw new UncheckedIOException(excerpt(request), e);
                }
            }
        }
    }

    private String exchangeOnce(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            } catch (SocketException e) {
                // answered and reset before it was written to its end
            }
            return new String(answer(socket.getInputStream()), StandardCharsets.UTF_8);
        }
    }

    /** What came before the end; Netty resets a connection when it has answered a request that nobody read to its end. */
    private static byte[] answer(InputStream in) throws IOException {
        byte[] answer = new byte[4_096];
        int length = 0;
        try {
            for (int read; (read = in.read(answer, length, answer.length - length)) > 0; ) {
                length += read;
            }
        } catch (SocketException e) {
            if (length == 0) {
                throw e;
            }
        }
        return Arrays.copyOf(answer, length);
    }

    private static String excerpt(String request) {
        return request.substring(0, Math.min(500, request.length()));
    }
}
