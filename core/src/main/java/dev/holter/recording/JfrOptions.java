package dev.holter.recording;

import dev.holter.text.Texts;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JFR's options for the whole JVM, which can be set only before it is initialised, by the command that {@code jcmd} calls
 * {@code JFR.configure}.
 */
final class JfrOptions {

    private static final Logger log = LoggerFactory.getLogger(JfrOptions.class);

    /** Spring stacks are 80 to 150 frames deep; JFR's default of 64 would cut them at the root, where they branch. */
    static final int STACK_DEPTH = 512;

    /** On older JDKs a crash dump lies in the process' working folder. */
    private static final int DUMP_PATH_SINCE = 21;

    /** JFR's default, where nothing can be learnt. */
    private static final int DEFAULT_STACK_DEPTH = 64;

    private static final String STACK_DEPTH_IS = "Stack depth: ";

    private volatile int stackDepth;

    /**
     * Sets the stack depth, unless the JVM was started with a greater one, where JFR keeps its chunks and, where this JDK knows that,
     * where it saves them in a crash.
     */
    void configure(Path repository) {
        execute("stackdepth=" + Math.max(STACK_DEPTH, read()), "repositorypath=" + repository);
        if (Runtime.version().feature() >= DUMP_PATH_SINCE) {
            execute("dumppath=" + repository);
        }
    }

    /** The number of frames at which JFR cuts a stack. */
    int stackDepth() {
        if (stackDepth == 0) {
            stackDepth = read();
        }
        return stackDepth;
    }

    private static int read() {
        return execute()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(STACK_DEPTH_IS))
                .map(line -> line.substring(STACK_DEPTH_IS.length()))
                .filter(Texts::isNumber)
                .map(Integer::valueOf)
                .findFirst()
                .orElse(DEFAULT_STACK_DEPTH);
    }

    /** The folder that JFR writes its chunks to; the temporary one where it has not said yet. */
    Path repository() {
        return Path.of(System.getProperty("jdk.jfr.repository", System.getProperty("java.io.tmpdir")));
    }

    private static String execute(String... arguments) {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "jfrConfigure",
                            new Object[] {arguments},
                            new String[] {String[].class.getName()});
        } catch (JMException | RuntimeException e) {
            log.warn("JFR's options cannot be set or read here, its defaults hold: {}", e.toString());
            return "";
        }
    }
}
