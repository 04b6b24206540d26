package dev.holter.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why is one search in twenty slow? The diff of slow against rest has to name the method that was planted. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowSearchTests {

    private static final int CUSTOMERS = 3;

    /** Between two searches of a customer: the machine is shared. */
    private static final long PAUSE_NANOS = 2_000_000;

    private static final int WARM_UP = 400;

    private ShopUnderTest shop;

    @BeforeAll
    void start() {
        shop = new ShopUnderTest();
    }

    @AfterAll
    void stop() {
        shop.close();
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
        String started = ask("POST", "", "{\"type\":\"" + type + "\",\"duration\":\"7s\"}");
        String id = first("\"id\":\"(s-[0-9a-z]{12})\"", started);
        int searches = searchUntilOver(id, reason);
        assertThat(searches).as("searches").isGreaterThan(400);

        String diff = ask("GET", "/" + id + "/diff?endpoint=GET%20/search&base=rest", null);
        int slow = Integer.parseInt(first("\"slowRequests\":(\\d+)", diff));
        int rest = Integer.parseInt(first("\"restRequests\":(\\d+)", diff));
        assertThat((double) slow / (slow + rest)).as("share of slow requests").isBetween(0.03, 0.06);
        assertThat(first("\"methods\":\\[\\s*\\{\"method\":\"([^\"]+)\"", diff))
                .as(diff)
                .isEqualTo(planted);

        String slowStacks = ask("GET", "/" + id + "/collapsed?slow=true", null);
        assertThat(slowStacks).contains(planted);
        assertThat(ask("GET", "/" + id, null)).containsPattern("\"slowRequests\":" + slow);
    }

    private int searchUntilOver(String id, String reason) throws Exception {
        AtomicInteger searches = new AtomicInteger();
        List<Thread> customers = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            Thread customer = new Thread(() -> {
                while (!shop.isOver(id)) {
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
        assertThat(shop.send("GET", "/search?reason=" + reason, null, null).body())
                .contains("\"best\"");
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    /** As the operator; the searches are nobody's, as a customer's are. */
    private String ask(String method, String path, String body) {
        return shop.send(method, "/actuator/profiling" + path, "operator", body).body();
    }
}
