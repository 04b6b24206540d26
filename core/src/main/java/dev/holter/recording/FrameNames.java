package dev.holter.recording;

import dev.holter.profile.Frame;
import java.util.regex.Pattern;

/** How classes are called in frames: the same in every run. */
final class FrameNames {

    /** Stands for a frame whose method the recording does not name. */
    static final Frame UNKNOWN_METHOD = new Frame("", "(unknown method)", 0);

    /** Lambda and proxy classes carry an address or a number that differs from run to run. */
    private static final Pattern GENERATED = Pattern.compile("(\\$\\$Lambda).*|/0x[0-9a-f]+|\\+0x[0-9a-f]+");

    private FrameNames() {}

    /** A class as Java writes it: with dots, arrays with brackets, without what was generated for this run. */
    static String className(String name) {
        String dotted = name.replace('/', '.');
        if (dotted.startsWith("[")) {
            return array(dotted);
        }
        return dotted.indexOf('$') < 0 && dotted.indexOf('+') < 0 && dotted.indexOf("0x") < 0
                ? dotted
                : GENERATED.matcher(name).replaceAll("$1").replace('/', '.');
    }

    /** {@code [[B} is {@code byte[][]}, {@code [Ljava.lang.String;} is {@code java.lang.String[]}. */
    private static String array(String descriptor) {
        int depth = descriptor.lastIndexOf('[') + 1;
        String element = descriptor.substring(depth);
        String name =
                switch (element) {
                    case "B" -> "byte";
                    case "C" -> "char";
                    case "D" -> "double";
                    case "F" -> "float";
                    case "I" -> "int";
                    case "J" -> "long";
                    case "S" -> "short";
                    case "Z" -> "boolean";
                    default ->
                        element.startsWith("L") && element.endsWith(";")
                                ? className(element.substring(1, element.length() - 1))
                                : element;
                };
        return name + "[]".repeat(depth);
    }
}
