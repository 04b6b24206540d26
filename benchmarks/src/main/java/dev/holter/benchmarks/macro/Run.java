package dev.holter.benchmarks.macro;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One kind against off on one machine and JDK, with the A/A of its starts: what a file of results holds. A start is what resumes.
 *
 * @param result absent until all starts are there
 */
record Run(
        String at,
        Machine machine,
        String commit,
        Protocol protocol,
        List<StartRun> starts,
        @Nullable Result result) {

    Run {
        starts = List.copyOf(starts);
    }

    @JsonIgnore
    Kind kind() {
        return protocol.kinds().get(0);
    }

    @JsonIgnore
    boolean isComplete() {
        return starts.size() >= protocol.starts();
    }

    /** Whether what the other one needs can be added to this one. */
    boolean continues(Run other) {
        return machine.equals(other.machine) && commit.equals(other.commit) && protocol.equals(other.protocol);
    }

    Run plus(StartRun start) {
        List<StartRun> all = new ArrayList<>(starts);
        all.add(start);
        Run run = new Run(at, machine, commit, protocol, all, null);
        return run.isComplete() ? run.judged() : run;
    }

    /** The same readings, judged anew. */
    Run judged() {
        return new Run(at, machine, commit, protocol, starts, Result.of(this));
    }

    /** The quads that count, by start. */
    List<List<Quad>> quads(Function<StartRun, List<Quad>> phase) {
        return starts.stream()
                .filter(StartRun::warm)
                .map(start -> phase.apply(start).stream().filter(Quad::counts).toList())
                .filter(quads -> !quads.isEmpty())
                .toList();
    }
}
