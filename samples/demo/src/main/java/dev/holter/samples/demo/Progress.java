package dev.holter.samples.demo;

import java.io.PrintStream;

/** Shows how far something is: in one line that is written anew on a terminal, in a few lines elsewhere. */
final class Progress {

    private static final int BAR = 20;
    private static final int LINES = 4;

    private final PrintStream out;
    private final boolean terminal;
    private final String what;
    private int printed = -1;

    Progress(PrintStream out, boolean terminal, String what) {
        this.out = out;
        this.terminal = terminal;
        this.what = what;
    }

    /**
     * Shows this state.
     *
     * @param done the share that is done, 0 to 1
     * @param detail what else there is to say
     */
    void show(double done, String detail) {
        double share = Math.max(0, Math.min(1, done));
        if (terminal) {
            int filled = (int) Math.round(share * BAR);
            out.printf(
                    "\r%s [%s%s] %3.0f %% %s ",
                    what, "#".repeat(filled), ".".repeat(BAR - filled), 100 * share, detail);
            out.flush();
        } else if ((int) (share * LINES) > printed) {
            printed = (int) (share * LINES);
            out.printf("%s %3.0f %% %s%n", what, 100 * share, detail);
        }
    }

    /** Ends the line. */
    void end() {
        if (terminal) {
            out.println();
        }
    }
}
