package dev.holter.benchmarks.worst;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class RowsTests {

    @Test
    void oneRowForAKindWithMediansRangesAndWhatTheGovernorDid() throws Exception {
        String markdown = Rows.markdown(new ObjectMapper().readTree("""
                        {"lock, live": {"jdk": "Eclipse Adoptium 25.0.3+9-LTS", "sessions": [
                          {"startedAt": "2026-11-28T09:00:00Z", "overheadAsTold": 0.01, "profilerThreadsFromOutside": 0.008,
                           "cpuMillisPerRequestOn": 15, "cpuMillisPerRequestBefore": 10, "cpuMillisPerRequestAfter": 10,
                           "answered": 80, "cpuMillisByKindOfThread": {"JIT": 900, "GC": 120, "JFR": 100, "HOLTER": 60, "SERVICE": 920},
                           "cpuMillisByKindOfThreadBefore": {"JIT": 70, "GC": 200, "JFR": 0, "HOLTER": 0, "SERVICE": 800},
                           "breaker": {"state": "CLOSED", "since": "2026-11-28T08:00:00Z"},
                           "told": {"state": "COMPLETED", "samples": 1200, "tightened": [],
                                    "overhead": {"share": 0.01, "measuredNanos": 80, "estimatedNanos": 20}}},
                          {"startedAt": "2026-11-28T09:01:00Z", "overheadAsTold": 0.03, "profilerThreadsFromOutside": 0.01,
                           "cpuMillisPerRequestOn": 15, "cpuMillisPerRequestBefore": 10, "cpuMillisPerRequestAfter": 10,
                           "answered": 80, "cpuMillisByKindOfThread": {"JIT": 900, "GC": 120, "JFR": 100, "HOLTER": 60, "SERVICE": 920},
                           "cpuMillisByKindOfThreadBefore": {"JIT": 70, "GC": 200, "JFR": 0, "HOLTER": 0, "SERVICE": 800},
                           "breaker": {"state": "OPEN", "since": "2026-11-28T09:01:04.5Z"},
                           "told": {"state": "TRUNCATED", "truncated": "over budget: 1.2 % of the last 5 s", "samples": 800,
                                    "tightened": [{"afterMillis": 1000}, {"afterMillis": 2000}],
                                    "overhead": {"share": 0.03, "measuredNanos": 50, "estimatedNanos": 50}}}]},
                         "earlier": [{"part": "lock, live"}]}
                        """));
        assertThat(markdown.lines().skip(2))
                .singleElement()
                .isEqualTo("| 2 × lock, live | 25 | 2.00 % (1.00 to 3.00)"
                        + " | 1.15 % (0.80 to 1.50) | 0.90 % (0.80 to 1.00) | +50 % (+50 to +50) | -5, +20, +35 % | +0 % (+0 to +0)"
                        + " | 1,000 (800 to 1,200) | 1: after 1.0 s | 1: COMPLETED; 1: over budget: … % of the last … s"
                        + " | 1: after 4.5 s |");
    }
}
