package dev.holter.benchmarks.accuracy;

import dev.holter.benchmarks.reference.CollapsedStack;
import java.util.List;
import java.util.Map;

/**
 * Makes stretches of what the two profilers wrote. Self time means the same of both: the Java method at the top of the stack, with
 * native and kernel code that it called. Not compared, because only one of the two can see it, is what has no Java frame at all
 * (collectors, compilers, the kernel on behalf of nobody), and what the profilers' own threads do.
 */
final class Profilers {

    private static final String NO_JAVA = "left out: no Java frame";
    private static final String OWN = "left out: threads of Holter or JFR";
    private static final String CALLS = "left out: calls of Holter's endpoint";
    private static final String NATIVE = "native or kernel code above a Java frame";

    private Profilers() {}

    /** From the reference's collapsed stacks, with threads and annotated frames. */
    static Stretch reference(String collapsed, Landmarks known) {
        Stretch stretch = new Stretch(known);
        for (CollapsedStack stack : CollapsedStack.parse(collapsed)) {
            List<String> frames = stack.frames();
            List<String> java =
                    frames.stream().filter(FrameName::isJava).map(FrameName::of).toList();
            if (java.isEmpty()) {
                stretch.note(NO_JAVA, stack.value());
            } else if (isOwn(java)) {
                stretch.note(OWN, stack.value());
            } else {
                stretch.add(java, stack.value(), null);
                if (!FrameName.isJava(frames.get(frames.size() - 1))) {
                    stretch.note(NATIVE, stack.value());
                }
            }
        }
        return stretch;
    }

    /** From Holter's collapsed stacks, by endpoint. */
    static Stretch holter(Map<String, String> collapsedByEndpoint, Landmarks known) {
        Stretch stretch = new Stretch(known);
        collapsedByEndpoint.forEach((endpoint, collapsed) -> {
            for (CollapsedStack stack : CollapsedStack.parse(collapsed)) {
                List<String> java = stack.frames().stream()
                        .filter(frame -> !frame.startsWith("("))
                        .map(FrameName::of)
                        .toList();
                if (java.isEmpty()) {
                    stretch.note("left out: " + stack.frames().get(0), stack.value());
                } else if (isOwn(java)) {
                    stretch.note(OWN, stack.value());
                } else if (endpoint.contains("/actuator/")) {
                    stretch.note(CALLS, stack.value());
                } else {
                    stretch.add(java, stack.value(), endpoint);
                }
            }
        });
        return stretch;
    }

    /** Whether the first that is no thread's own machinery is Holter or JFR. */
    private static boolean isOwn(List<String> java) {
        return java.stream()
                .filter(frame -> !frame.startsWith("java.") && !frame.startsWith("jdk.internal."))
                .findFirst()
                .filter(frame -> frame.startsWith("jdk.jfr.")
                        || (frame.startsWith("dev.holter.")
                                && !frame.startsWith("dev.holter.samples.")
                                && !frame.startsWith("dev.holter.benchmarks.")))
                .isPresent();
    }
}
