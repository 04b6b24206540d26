package dev.holter.recording;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * Written when a window begins and after each dump. A dump without its mark has lost what came before: JFR gives the memory of
 * a recording away when somebody else's begins to write to disk, and says nothing. Also ties JFR's clock to this JVM's.
 */
@Name(WindowMark.NAME)
@Label("Window Mark")
@Description("Begins what the next dump holds")
@Category({"Holter"})
@Enabled(false)
@StackTrace(false)
final class WindowMark extends jdk.jfr.Event {

    static final String NAME = "dev.holter.WindowMark";

    @Label("Nano Time")
    @Description("System.nanoTime() when the mark was written")
    long nanoTime;

    static long write() {
        WindowMark mark = new WindowMark();
        mark.nanoTime = System.nanoTime();
        mark.commit();
        return mark.nanoTime;
    }
}
