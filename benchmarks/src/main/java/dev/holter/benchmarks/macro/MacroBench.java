package dev.holter.benchmarks.macro;

import dev.holter.benchmarks.service.Launch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Measures kinds of sessions against off, by the protocol, all in the same starts of the JVM; goes on where an earlier call was ended. */
public final class MacroBench {

    private static final String AGAIN = "--again";
    private static final String TABLE = "--table";
    private static final int ARGUMENTS = 4;

    private final Protocol protocol;
    private final RunFiles files;
    private final String commit;
    private final Path shop;
    private final boolean again;
    private final PrintStream out;

    private MacroBench(Protocol protocol, RunFiles files, String commit, Path shop, boolean again, PrintStream out) {
        this.protocol = protocol;
        this.files = files;
        this.commit = commit;
        this.shop = shop;
        this.again = again;
        this.out = out;
    }

    /**
     * Ends with 1 where it cannot go on, with 2 where it was called wrongly.
     *
     * @param arguments the protocol, the folder for results, the commit that is measured, the shop's jar; then the kinds, and
     *     {@code --again} to measure anew what is there already, or {@code --table} to measure nothing and print the latest
     */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length < ARGUMENTS) {
            System.err.println("Wanted: the protocol, the folder for results, the commit, the shop's jar, kinds.");
            System.exit(2);
        }
        try {
            List<String> kinds = new ArrayList<>(List.of(arguments).subList(ARGUMENTS, arguments.length));
            boolean again = kinds.remove(AGAIN);
            if (kinds.remove(TABLE)) {
                printLatest(Path.of(arguments[0]), Path.of(arguments[1]), kinds, System.out);
                return;
            }
            run(
                    Path.of(arguments[0]),
                    Path.of(arguments[1]),
                    arguments[2],
                    Path.of(arguments[3]),
                    kinds,
                    again,
                    System.out);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** The latest complete run of each kind on this JDK, judged anew. */
    static void printLatest(Path protocolFile, Path folder, List<String> kinds, PrintStream out) throws IOException {
        RunFiles files = new RunFiles(folder);
        List<Run> runs = new ArrayList<>();
        for (Kind kind : Protocol.read(protocolFile).kinds(kinds)) {
            files.latestComplete(kind, Runtime.version().feature()).ifPresent(runs::add);
        }
        if (runs.isEmpty()) {
            out.println("No run was finished on this JDK yet.");
        } else {
            new MacroTable(out).print(runs);
        }
    }

    static List<Run> run(
            Path protocolFile,
            Path folder,
            String commit,
            Path shop,
            List<String> kinds,
            boolean again,
            PrintStream out)
            throws IOException, InterruptedException {
        Protocol protocol = Protocol.read(protocolFile);
        RunFiles files = new RunFiles(Files.createDirectories(folder));
        return new MacroBench(protocol, files, commit, shop, again, out).measure(protocol.kinds(kinds));
    }

    private List<Run> measure(List<Kind> kinds) throws IOException, InterruptedException {
        List<Run> runs = new ArrayList<>();
        for (Kind kind : kinds) {
            runs.add(begunOrNew(kind));
        }
        Progress progress = new Progress(out, protocol);
        for (Run run : runs) {
            if (run.isComplete()) {
                progress.say("== %s was measured before, at %s", run.kind().name(), run.at());
            }
        }
        for (int start = 1; start <= protocol.starts(); start++) {
            addStart(start, runs, progress);
        }
        new MacroTable(out).print(runs);
        return runs;
    }

    private Run begunOrNew(Kind kind) throws IOException {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Run fresh = new Run(now, Machine.here(), commit, protocol.only(kind), List.of(), null);
        return files.latest(fresh).filter(run -> !(again && run.isComplete())).orElse(fresh);
    }

    /** One start for all runs that lack this one. */
    private void addStart(int start, List<Run> runs, Progress progress) throws IOException, InterruptedException {
        List<Integer> lacking = IntStream.range(0, runs.size())
                .filter(run -> runs.get(run).starts().size() < start)
                .boxed()
                .toList();
        if (lacking.isEmpty()) {
            return;
        }
        List<Kind> kinds = lacking.stream().map(run -> runs.get(run).kind()).toList();
        progress.start(start, kinds);
        Path home = Files.createTempDirectory("bench-shop");
        Launch launch = Launch.of(Path.of(System.getProperty("java.home")), shop, home);
        List<StartRun> measured =
                new ServiceUnderLoad(protocol, kinds, launch, progress).measure(protocol.seed() + start);
        for (int i = 0; i < measured.size(); i++) {
            Run run = runs.get(lacking.get(i)).plus(measured.get(i));
            runs.set(lacking.get(i), run);
            progress.say("kept in %s", files.write(run).getFileName());
        }
    }
}
