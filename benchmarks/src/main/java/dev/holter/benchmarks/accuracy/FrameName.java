package dev.holter.benchmarks.accuracy;

import java.util.regex.Pattern;

/** Names of Java frames as both profilers can have them: generated classes are numbered differently each time somebody looks. */
final class FrameName {

    /** What the reference appends to a frame with {@code ann}: compiled, inlined, interpreted, by the first compiler. */
    private static final Pattern JAVA = Pattern.compile("_\\[[ji01]]$");

    private static final Pattern HIDDEN_CLASS = Pattern.compile("[/+.]0x[0-9a-f]+");
    private static final Pattern NUMBERED = Pattern.compile(
            "(\\$\\$Lambda|LambdaForm\\$[A-Za-z]+|Generated[A-Za-z]+Accessor|\\$Proxy)[$0-9]*(?=[./]|$)");

    private FrameName() {}

    /** Whether a frame of the reference is a Java method, be it one that is native. */
    static boolean isJava(String annotated) {
        return JAVA.matcher(annotated).find();
    }

    /** The name without what the reference appended, and without numbers of generated classes. */
    static String of(String frame) {
        String plain = JAVA.matcher(frame).replaceFirst("");
        return NUMBERED.matcher(HIDDEN_CLASS.matcher(plain).replaceAll("")).replaceAll("$1");
    }
}
