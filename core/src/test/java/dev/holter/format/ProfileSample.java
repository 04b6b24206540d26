package dev.holter.format;

import dev.holter.profile.Frame;
import dev.holter.profile.Overhead;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.profile.Provenance;
import dev.holter.profile.SampleTable;
import dev.holter.profile.StackTree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Builds profiles for tests, one sample after the other. */
final class ProfileSample {

    private final StackTree.Builder stacks = new StackTree.Builder();
    private final SampleTable.Builder rows = new SampleTable.Builder();
    private final List<Long> values = new ArrayList<>();
    private final List<String> endpoints = new ArrayList<>();
    private String service = "shop";
    private String instance = "shop-7c9f4d-x2x8q";
    private String question;
    private String truncated;
    private List<String> notes = List.of();

    ProfileSample service(String service, String instance) {
        this.service = service;
        this.instance = instance;
        return this;
    }

    ProfileSample question(String question) {
        this.question = question;
        return this;
    }

    ProfileSample truncated(String truncated, String... notes) {
        this.truncated = truncated;
        this.notes = List.of(notes);
        return this;
    }

    /** Adds samples of one stack, given as {@code class#method}, outermost frame first. */
    ProfileSample add(String endpoint, int count, long value, List<String> stack) {
        int node = StackTree.ROOT;
        for (String frame : stack) {
            node = stacks.child(node, stacks.frame(frame(frame)));
        }
        if (!endpoints.contains(endpoint)) {
            endpoints.add(endpoint);
        }
        int row = rows.add(node, endpoints.indexOf(endpoint), 0, 0, false, count, count);
        if (row == values.size()) {
            values.add(0L);
        }
        values.set(row, values.get(row) + value);
        return this;
    }

    ProfileSample add(String endpoint, int count, long value, String... stack) {
        return add(endpoint, count, value, List.of(stack));
    }

    Profile build() {
        Provenance provenance = new Provenance(
                "s-4k9x2m7q1w8e",
                service,
                instance,
                question,
                Instant.parse("2026-03-09T10:15:02Z"),
                Duration.ofSeconds(10),
                "jdk.ExecutionSample every 10 ms",
                truncated,
                notes);
        Overhead overhead = new Overhead(
                0.0031,
                0.0087,
                Duration.ofMillis(94),
                Duration.ofMillis(30),
                false,
                "CPU time of JFR's threads, by thread");
        return new Profile(
                ProfileType.CPU,
                provenance,
                overhead,
                stacks.build(),
                rows.build(values::get, endpoints, List.of("http")),
                List.of());
    }

    private static Frame frame(String frame) {
        int mark = frame.lastIndexOf('#');
        return mark < 0 ? new Frame("", frame, 0) : new Frame(frame.substring(0, mark), frame.substring(mark + 1), 7);
    }
}
