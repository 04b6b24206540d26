package dev.holter.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.Holter;
import dev.holter.HolterState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Why is one search in twenty slow? The diff of slow against rest has to name the method that was planted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowSearchTests {

    private static final int CUSTOMERS = 3;

    /** Between two searches of a customer: the machine is shared. */
    private static final long PAUSE_NANOS = 2_000_000;

    private static final int WARM_UP = 400;

    private final HttpClient client = HttpClient.newHttpClient();
    private ConfigurableApplicationContext context;
    private Holter holter;
    private String base;

    @BeforeAll
    void start() {
        context = SpringApplication.run(ShopApplication.class, "--server.port=0");
        base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
        holter = context.getBean(Holter.class);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (holter.state() == HolterState.STARTING && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @ParameterizedTest
    @CsvSource({
        "lock, lock, dev.holter.samples.shop.SearchIndex.waitForReindexer",
        "miss, cpu, dev.holter.samples.shop.RankingCache.recomputeRanking",
        "allocation, allocation, dev.holter.samples.shop.Synonyms.spellOutAllSynonyms"
    })
    void namesThePlantedMethodFirst(String reason, String type, String planted) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            search(reason);
        }
        String started = send("POST", "/actuator/profiling", "{\"type\":\"" + type + "\",\"duration\":\"7s\"}");
        String id = first("\"id\":\"(s-[0-9a-z]{12})\"", started);
        int searches = searchUntilOver(id, reason);
        assertThat(searches).as("searches").isGreaterThan(400);

        String diff = send("GET", "/actuator/profiling/" + id + "/diff?endpoint=GET%20/search&base=rest", null);
        int slow = Integer.parseInt(first("\"slowRequests\":(\\d+)", diff));
        int rest = Integer.parseInt(first("\"restRequests\":(\\d+)", diff));
        assertThat((double) slow / (slow + rest)).as("share of slow requests").isBetween(0.03, 0.06);
        assertThat(first("\"methods\":\\[\\s*\\{\"method\":\"([^\"]+)\"", diff))
                .as(diff)
                .isEqualTo(planted);

        String slowStacks = send("GET", "/actuator/profiling/" + id + "/collapsed?slow=true", null);
        assertThat(slowStacks).contains(planted);
        assertThat(send("GET", "/actuator/profiling/" + id, null)).containsPattern("\"slowRequests\":" + slow);
    }

    private int searchUntilOver(String id, String reason) throws Exception {
        AtomicInteger searches = new AtomicInteger();
        List<Thread> customers = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            Thread customer = new Thread(() -> {
                while (!holter.session(id).orElseThrow().state().isFinal()) {
                    search(reason);
                    searches.incrementAndGet();
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            });
            customer.setDaemon(true);
            customer.start();
            customers.add(customer);
        }
        for (Thread customer : customers) {
            customer.join(30_000);
        }
        return searches.get();
    }

    private void search(String reason) {
        assertThat(send("GET", "/search?reason=" + reason, null)).contains("\"best\"");
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    private String send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (path.startsWith("/actuator")) { // each login costs some 70 ms: Spring Security has hashed the password
            byte[] operator = "operator:operator".getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(operator));
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
