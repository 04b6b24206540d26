package dev.holter.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which scope is a thread's innermost when they are opened and closed as observations do. */
class NestedScopesTests {

    private final ThreadScopes scopes = new ThreadScopes();

    @Test
    void takesARequestOpenedWithinItselfForOneScope() {
        open("a");
        assertThat(scopes.openAgain("a")).isTrue();
        assertThat(scopes.openAgain("b")).isFalse();
        assertThat(scopes.innermost().closeAgain()).isTrue();
        assertThat(scopes.innermost().closeAgain()).isFalse();
    }

    @Test
    void tellsARequestFromItselfAroundAnother() {
        open("a");
        open("b");
        assertThat(scopes.openAgain("a")).isFalse();
        assertThat(scopes.hold("a")).isTrue();
        assertThat(scopes.hold("b")).isTrue();
        assertThat(scopes.hold("c")).isFalse();
    }

    @Test
    void holdsWhatIsOpenBelowTheDeepestLevel() {
        for (String context : List.of("1", "2", "3", "4", "5", "6", "7", "8", "too deep")) {
            open(context);
        }
        assertThat(scopes.innermost()).isNull();
        assertThat(scopes.hold("8")).isTrue();
        assertThat(scopes.hold("too deep")).isFalse();
        assertThat(scopes.openAgain("too deep")).isFalse();
    }

    private void open(String context) {
        Scope scope = scopes.push();
        if (scope != null) {
            scope.open(context, any -> context);
        }
    }
}
