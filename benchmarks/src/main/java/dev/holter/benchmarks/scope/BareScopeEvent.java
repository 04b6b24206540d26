package dev.holter.benchmarks.scope;

import jdk.jfr.Enabled;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An event with the fields of Holter's request scope and nothing around it: what JFR itself costs. */
@Name(BareScopeEvent.NAME)
@Enabled(false)
@StackTrace(false)
public final class BareScopeEvent extends jdk.jfr.Event {

    static final String NAME = "dev.holter.benchmarks.BareScope";

    int endpoint;
    long threadId;
    boolean openedBefore;
    long request;
    boolean stillOpen;
}
