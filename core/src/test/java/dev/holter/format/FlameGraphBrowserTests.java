package dev.holter.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.holter.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, served as the endpoint serves it. */
class FlameGraphBrowserTests {

    private static Chromium chromium;

    private ServedPage served;

    @BeforeAll
    static void findBrowser() {
        assumeTrue(Chromium.installed(), "No chromium on the PATH: the flame graph is not looked at");
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void staysQuiet() {
        if (served != null) {
            served.close();
            assertThat(served.complaints()).isEmpty();
            assertThat(served.requests()).containsExactly(served.url());
        }
    }

    @Test
    void saysWhatWasMeasuredAndHow() throws IOException {
        Page page = open(small());
        assertThat(page.title()).isEqualTo("shop · cpu · Holter");
        assertThat(page.textContent("h1")).isEqualTo("shop shop-7c9f4d-x2x8q");
        assertThat(page.textContent(".asked")).isEqualTo("cpu Where does the CPU time go?");
        assertThat(page.isVisible("#question")).isFalse();
        assertThat(plain(page, "#total")).isEqualTo("4.00 s CPU");
        assertThat(page.textContent("#samples")).isEqualTo("400");
        assertThat(plain(page, "#collected")).isEqualTo("2026-03-09 10:15:02 UTC for 10.0 s");
        assertThat(plain(page, "#overhead")).startsWith("0.31 % of its CPUs");
        assertThat(page.getAttribute("#overhead [title]", "title")).contains("by thread");
        assertThat(page.isVisible("#notices")).isFalse();
        assertThat(plain(page, "#details")).contains("all · 4.00 s").contains("samples 400");
    }

    @Test
    void showsQuestionAndWhatToBewareOf() throws IOException {
        Page page = open(new ProfileSample()
                .question("Why so slow?")
                .truncated("preempted", "CPU values are scaled.")
                .add("GET /", 1, 10, "a.A#main")
                .build());
        assertThat(page.textContent("#question")).isEqualTo("Why so slow?");
        assertThat(page.isVisible("#notices")).isTrue();
        assertThat(page.locator("#notices li").allTextContents())
                .containsExactly("Cut short: preempted", "CPU values are scaled.");
    }

    @Test
    void zoomsIntoAClickedFrameAndOutAgain() throws IOException {
        Page page = open(small());
        clickRow(page, 2, 0.25);
        assertThat(page.getAttribute("#canvas", "data-zoom")).isEqualTo("com.acme.shop.Orders.find");
        assertThat(page.textContent("#frame")).isEqualTo("com.acme.shop.Orders.find");
        assertThat(plain(page, "#figures"))
                .isEqualTo("total 3.00 s of all 75.0 % of parent 75.0 % self 1.00 s (25.0 %) samples 300");
        assertThat(page.locator("#path button").allTextContents()).containsExactly("all", "Thread.run", "Orders.find");
        page.click("#path button >> nth=1");
        assertThat(page.getAttribute("#canvas", "data-zoom")).isEqualTo("java.lang.Thread.run");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("canvas");
        page.click("#reset");
        assertThat(page.getAttribute("#canvas", "data-zoom")).startsWith("all");
        assertThat(page.isDisabled("#reset")).isTrue();
    }

    @Test
    void describesTheFrameUnderThePointer() throws IOException {
        Page page = open(small());
        page.hover("#canvas", at(page, 3, 0.1));
        assertThat(page.isVisible("#tooltip")).isTrue();
        assertThat(page.textContent("#tooltip bdi")).isEqualTo("com.acme.shop.Orders.map");
        assertThat(page.textContent("#frame")).isEqualTo("com.acme.shop.Orders.map");
        page.hover("h1");
        assertThat(page.isVisible("#tooltip")).isFalse();
    }

    @Test
    void turnsTheGraphOver() throws IOException {
        Page page = open(small());
        page.click("#orientation");
        assertThat(page.getAttribute("#orientation", "aria-pressed")).isEqualTo("true");
        double bottom = ((Number) page.evaluate("document.getElementById('canvas').clientHeight")).doubleValue();
        double width = ((Number) page.evaluate("document.getElementById('canvas').clientWidth")).doubleValue();
        page.click("#canvas", new Page.ClickOptions().setPosition(width * 0.9, bottom - row(page) * 2.5));
        assertThat(page.textContent("#frame")).isEqualTo("com.acme.shop.Cart.add");
    }

    @Test
    void drawsALongTrunkOfFrameworksAsOneFrameUntilAskedForAll() throws IOException {
        String trunk = "java.lang.Thread#run org.apache.tomcat.A#a org.apache.tomcat.B#b org.springframework.C#c";
        Page page = open(new ProfileSample()
                .add("GET /", 1, 30, (trunk + " com.acme.shop.Cart#add java.util.List#sort").split(" "))
                .add("GET /", 1, 10, (trunk + " org.springframework.D#d com.acme.shop.Cart#add").split(" "))
                .add("GET /", 1, 10, "java.lang.Thread#run", "org.apache.tomcat.Poller#poll")
                .build());
        assertThat(page.getAttribute("#fold", "aria-pressed")).isEqualTo("true");
        page.hover("#canvas", at(page, 1, 0.1));
        assertThat(page.textContent("#frame")).isEqualTo("… 5 methods of frameworks and the JDK");
        page.hover("#canvas", at(page, 2, 0.1));
        assertThat(page.textContent("#frame")).isEqualTo("com.acme.shop.Cart.add");
        assertThat(plain(page, "#figures")).contains("of all 80.0 %");
        page.fill("#search", "tomcat.B");
        assertThat(plain(page, "#matched")).as("what is folded is found").startsWith("100 % matched");
        page.fill("#search", "");
        page.click("#fold");
        page.hover("#canvas", at(page, 2, 0.1));
        assertThat(page.textContent("#frame")).isEqualTo("org.apache.tomcat.A.a");
    }

    @Test
    void countsNestedMatchesOnce() throws IOException {
        Page page = open(small());
        page.fill("#search", "ORDERS.");
        assertThat(plain(page, "#matched")).isEqualTo("75.0 % matched, 2 frames");
        page.fill("#search", "Cart|map$");
        assertThat(plain(page, "#matched")).isEqualTo("75.0 % matched, 2 frames");
        page.fill("#search", "add(");
        assertThat(plain(page, "#matched")).isEqualTo("0 % matched, 0 frames");
        page.fill("#search", "");
        assertThat(page.textContent("#matched")).isEmpty();
    }

    @Test
    void obeysTheKeyboardAndSaysWhatIsSelected() throws IOException {
        Page page = open(small());
        page.focus("#canvas");
        for (String key : List.of("ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight")) {
            page.keyboard().press(key);
        }
        assertThat(page.textContent("#frame")).isEqualTo("com.acme.shop.Cart.add");
        assertThat(plain(page, "#live")).startsWith("com.acme.shop.Cart.add, total 1.00 s, of all 25.0 %");
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("Enter");
        assertThat(page.getAttribute("#canvas", "data-zoom")).isEqualTo("com.acme.shop.Orders.find");
        page.keyboard().press("ArrowUp");
        assertThat(page.textContent("#frame")).isEqualTo("java.lang.Thread.run");
        page.keyboard().press("/");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("search");
        page.keyboard().type("Cart");
        assertThat(plain(page, "#matched")).startsWith("25.0 %");
        page.keyboard().press("Escape");
        assertThat(page.getAttribute("#canvas", "data-zoom")).startsWith("all");
        assertThat(page.textContent("#matched")).isEmpty();
    }

    @Test
    void addsUpOneEndpoint() throws IOException {
        Page page = open(small());
        List<String> offered = page.locator("#endpoint option").allTextContents();
        assertThat(offered).hasSize(3).first().isEqualTo("All");
        page.selectOption("#endpoint", "1");
        assertThat(plain(page, "#total")).isEqualTo("1.00 s CPU 25.0 % of all");
        assertThat(page.textContent("#samples")).isEqualTo("100");
        clickRow(page, 2, 0.5);
        assertThat(page.textContent("#frame")).isEqualTo("com.acme.shop.Cart.add");
        assertThat(plain(page, "#figures")).contains("of all 100 %");
        page.selectOption("#endpoint", "0");
        assertThat(page.getAttribute("#canvas", "data-zoom")).startsWith("GET /orders/{id}");
    }

    @Test
    void movesToWhatIsZoomed() throws IOException {
        Page page = open(small());
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        page.selectOption("#endpoint", "1");
        Awaitility.await()
                .pollInSameThread()
                .untilAsserted(
                        () -> { // on the way there, nothing may be under the pointer
                            clickRow(page, 2, 0.5);
                            assertThat(page.textContent("#frame")).isEqualTo("com.acme.shop.Cart.add");
                        });
    }

    @Test
    void hostileNamesAreShownAndDoNothing() throws IOException {
        Page page = open(ProfileFormatContractTests.hostile());
        Page usual = chromium.page();
        ServedPage other = new ServedPage(usual, small());
        assertThat(page.locator("script, img, iframe, object, style, link, meta")
                        .count())
                .isEqualTo(usual.locator("script, img, iframe, object, style, link, meta")
                        .count());
        other.close();
        assertThat(page.textContent("#service")).isEqualTo("</script><script>alert(1)</script>");
        assertThat(page.textContent("body > main, #notices, #endpoint")).doesNotContain("\u202e", "\u2066");
        page.focus("#canvas");
        for (int i = 0; i < ProfileFormatContractTests.HOSTILE_NAMES.size(); i++) {
            page.keyboard().press(i == 0 ? "ArrowDown" : "ArrowRight");
            page.keyboard().press("Enter");
            assertThat(page.textContent("body > footer")).doesNotContain("\u202e", "\u2066", "\u2028");
        }
        page.selectOption("#endpoint", "3");
        assertThat(page.getAttribute("body", "data-state")).isEqualTo("ready");
    }

    @Test
    void tenThousandDeepStacksPaintOnlyWhatIsSeen() throws IOException {
        Profile profile = ShopProfile.of(10_000);
        assertThat(profile.stacks().size()).isGreaterThan(10_000);
        Page page = open(profile);
        assertThat(painted(page)).isBetween(10, 20_000);
        page.fill("#search", "Rules$");
        assertThat(page.textContent("#matched")).contains("matched");
        clickRow(page, 1, 0.3);
        assertThat(page.textContent("#frame")).isNotEmpty();
        page.evaluate("document.getElementById('graph').scrollTop = 1e6");
        await(page, "document.getElementById('graph').scrollTop > 1000");
        assertThat(painted(page)).isPositive();
    }

    @Test
    void followsTheSizeOfTheWindow() throws IOException {
        Page page = open(small());
        page.setViewportSize(500, 700);
        await(page, "document.getElementById('canvas').width <= 500 * devicePixelRatio");
        clickRow(page, 2, 0.9);
        assertThat(page.textContent("#frame")).isEqualTo("com.acme.shop.Cart.add");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void anEmptyProfileSaysSo() throws IOException {
        Page page = open(new ProfileSample().build());
        assertThat(page.isVisible("#canvas")).isFalse();
        assertThat(plain(page, "#empty")).isEqualTo("No samples were taken in 10.0 s, so there is nothing to draw.");
        page.keyboard().press("Escape");
        page.fill("#search", "x");
        page.click("#orientation");
    }

    @Test
    void worksAsASavedFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("flamegraph.html");
        ProfileFormat.FLAMEGRAPH.write(small(), file);
        Page page = chromium.page(ColorScheme.DARK);
        page.navigate(file.toUri().toString());
        assertThat(page.getAttribute("body", "data-state")).isEqualTo("ready");
        clickRow(page, 2, 0.9);
        assertThat(page.textContent("#frame")).isEqualTo("com.acme.shop.Cart.add");
    }

    private Page open(Profile profile) throws IOException {
        Page page = chromium.page();
        served = new ServedPage(page, profile);
        assertThat(page.getAttribute("body", "data-state")).isEqualTo("ready");
        return page;
    }

    /** All below one root: a 3 s and a 1 s half, on an endpoint each. */
    private static Profile small() {
        return new ProfileSample()
                .add("GET /orders/{id}", 100, 1_000_000_000, "java.lang.Thread#run", "com.acme.shop.Orders#find")
                .add(
                        "GET /orders/{id}",
                        200,
                        2_000_000_000,
                        "java.lang.Thread#run",
                        "com.acme.shop.Orders#find",
                        "com.acme.shop.Orders#map")
                .add("POST /cart", 100, 1_000_000_000, "java.lang.Thread#run", "com.acme.shop.Cart#add")
                .build();
    }

    private static void clickRow(Page page, int row, double share) {
        Page.HoverOptions at = at(page, row, share);
        page.click("#canvas", new Page.ClickOptions().setPosition(at.position));
    }

    private static Page.HoverOptions at(Page page, int row, double share) {
        double width = ((Number) page.evaluate("document.getElementById('canvas').clientWidth")).doubleValue();
        return new Page.HoverOptions().setPosition(width * share, row(page) * (row + 0.5));
    }

    private static int row(Page page) {
        return Integer.parseInt(page.getAttribute("#canvas", "data-row"));
    }

    private static int painted(Page page) {
        return Integer.parseInt(page.getAttribute("#canvas", "data-painted"));
    }

    /** The words without the narrow spaces between numbers and units. */
    private static String plain(Page page, String selector) {
        return page.textContent(selector).replace('\u202f', ' ').strip();
    }

    /** The page's policy forbids Playwright to wait with a script of its own; and its objects belong to one thread. */
    private static void await(Page page, String condition) {
        Awaitility.await().pollInSameThread().until(() -> (Boolean) page.evaluate(condition));
    }
}
