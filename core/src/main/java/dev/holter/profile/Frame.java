package dev.holter.profile;

/**
 * One frame of a stack.
 *
 * @param className fully qualified, with dots; empty for a frame that stands for something other than a Java method
 * @param methodName the method's name without its signature
 * @param line the source line, 0 where unknown
 */
public record Frame(String className, String methodName, int line) {

    /** Stands for CPU time of threads of which no sample was taken. */
    public static final Frame NOT_SAMPLED = new Frame("", "(not sampled)", 0);

    /** Stands for a sample that came without a stack. */
    public static final Frame NO_STACK = new Frame("", "(no stack)", 0);

    /** Stands for the frames below the depth at which the JVM cut the stack. */
    public static final Frame TRUNCATED = new Frame("", "(truncated)", 0);

    /** What is told of a sample besides its stack, as a frame at its top: the class of an object or lock, or the cause of a wait. */
    public static Frame detail(String text) {
        return new Frame("", "(" + text + ")", 0);
    }

    /** Whether this stands for something other than a Java method. */
    public boolean isDetail() {
        return className.isEmpty();
    }

    /** The frame's identity in a folded view: class and method, no line. */
    public String label() {
        return className.isEmpty() ? methodName : className + "." + methodName;
    }
}
