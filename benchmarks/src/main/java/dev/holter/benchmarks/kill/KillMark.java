package dev.holter.benchmarks.kill;

import jdk.jfr.Enabled;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Written right before the kill switch is engaged, so that what JFR writes later can be told by JFR's own clock. */
@Name(KillMark.NAME)
@Enabled(false)
@StackTrace(false)
final class KillMark extends jdk.jfr.Event {

    static final String NAME = "dev.holter.benchmarks.KillMark";
}
