package dev.holter.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.text.RandomTexts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTests {

    @ParameterizedTest
    @CsvSource({
        "*, GET /orders/{id}, true",
        "GET /orders/*, GET /orders/{id}/items, true",
        "GET /orders/*, POST /orders/, false",
        "*/orders*, GET /v1/orders/{id}, true",
        "GET /orders, GET /orders/, false",
        "GET /orders/{id}, GET /orders/{id}, true",
        "*;!GET /admin/*, GET /admin/users, false",
        "*;!GET /admin/*, GET /orders, true",
        "!GET /admin/*, GET /orders, true",
        "!GET /admin/*, GET /admin/, false",
        "!GET /orders/7;GET /orders/*, GET /orders/7, false",
        "shop-*;!shop-7, shop-7, false",
        "shop-*;!shop-7, shop-71, true",
        "a.c, abc, false",
        "(no route), (no route), true",
    })
    void takesGlobsAndDenyWins(String globs, String name, boolean allowed) {
        assertThat(Selector.of(List.of(globs.split(";"))).allows(name)).isEqualTo(allowed);
    }

    @Test
    void aStarIsAnyText() {
        Stream<String> globs = RandomTexts.of(5, "*", "a", "b", "ab").filter(glob -> !glob.isEmpty());
        List<String> names = RandomTexts.of(7, "a", "b").distinct().toList();
        globs.distinct().forEach(glob -> {
            Selector selector = Selector.of(List.of(glob));
            Pattern pattern = Pattern.compile(glob.replace("*", ".*"));
            for (String name : names) {
                assertThat(selector.allows(name))
                        .as(glob + " of " + name)
                        .isEqualTo(pattern.matcher(name).matches());
            }
        });
    }

    @Test
    void selectsSomething() {
        for (List<String> nothing : List.of(List.<String>of(), List.of(" "), List.of("a", "!"))) {
            assertThatThrownBy(() -> Selector.of(nothing)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesServiceInstanceAndEndpointOutsideOfTheScope() {
        assertThat(check("*", "*", "*", null, null)).isEmpty();
        assertThat(check("other", "*", "*", null, null))
                .hasValue("'holter.scope.services' does not allow the service 'shop'.");
        assertThat(check("*", "!shop-1", "*", null, "shop-1"))
                .hasValue("'holter.scope.instances' does not allow the instance 'shop-1'.");
        assertThat(check("*", "*", "GET /a*", "GET /b", null))
                .hasValue("'holter.scope.endpoints' does not allow the endpoint 'GET /b'.");
        assertThat(check("*", "*", "GET /a*", "GET /ab", "shop-1")).isEmpty();
        assertThat(check("*", "*", "*", null, "shop-2"))
                .hasValue("This is instance 'shop-1'. Address the instance you mean.");
    }

    private static Optional<String> check(
            String services, String instances, String endpoints, @Nullable String endpoint, @Nullable String instance) {
        ScopeSelectors selectors = new ScopeSelectors(
                Selector.of(List.of(services)), Selector.of(List.of(instances)), Selector.of(List.of(endpoints)));
        return new ScopeCheck(selectors, "shop", "shop-1")
                .check(new Ask("cpu", Duration.ofSeconds(1), endpoint, instance, null, false))
                .map(Refusal::detail);
    }
}
