package dev.holter.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualThreadScopesTests {

    private final VirtualThreadScopes table = new VirtualThreadScopes();

    @Test
    void findsWhatWasClaimedUntilItIsReleased() {
        ThreadScopes mine = table.claim(77);
        assertThat(mine).isNotNull();
        assertThat(table.find(77)).isSameAs(mine);
        assertThat(table.claim(77)).isSameAs(mine);
        table.release(77);
        assertThat(table.find(77)).isNull();
    }

    @Test
    void tellsTenThousandThreadsApartAndReusesTheirEntries() {
        for (int round = 0; round < 2; round++) {
            List<Long> without = new ArrayList<>();
            for (long thread = 1_000; thread < 9_000; thread++) {
                ThreadScopes scopes = table.claim(thread);
                if (scopes == null) {
                    without.add(thread);
                } else {
                    assertThat(scopes.threadId()).isEqualTo(thread);
                }
            }
            assertThat(without).as("threads without a place").hasSizeLessThan(100);
            for (long thread = 1_000; thread < 9_000; thread++) {
                table.release(thread);
            }
        }
        List<ThreadScopes> held = new ArrayList<>();
        table.forEach(held::add);
        assertThat(held).isEmpty();
    }

    @Test
    void goesWithoutWhenFull() {
        for (long thread = 1; thread <= VirtualThreadScopes.CAPACITY * 4L; thread++) {
            table.claim(thread);
        }
        assertThat(table.claim(Long.MAX_VALUE)).isNull();
    }

    @Test
    void findsTheLatestEntryFirstWhenANestedScopeFoundANearerPlace() {
        long mine = 1;
        long other = 2;
        while (VirtualThreadScopes.place(other) != VirtualThreadScopes.place(mine)) {
            other++;
        }
        table.claim(other);
        ThreadScopes outer = table.claim(mine);
        table.release(other);
        ThreadScopes nested = table.claim(mine);
        assertThat(nested).isNotNull().isNotSameAs(outer);
        assertThat(table.find(mine)).isSameAs(nested);
        table.release(mine);
        assertThat(table.find(mine)).isSameAs(outer);
        table.release(mine);
        assertThat(table.find(mine)).isNull();
    }
}
