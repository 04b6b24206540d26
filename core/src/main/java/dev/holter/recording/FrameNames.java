package dev.holter.recording;

import dev.holter.profile.Frame;
import dev.holter.text.Texts;

/** How classes are called in frames: the same in every run. */
final class FrameNames {

    /** Stands for a frame whose method the recording does not name. */
    static final Frame UNKNOWN_METHOD = new Frame("", "(unknown method)", 0);

    /** Lambda and proxy classes carry an address or a number that differs from run to run. */
    private static final String LAMBDA = "$$Lambda";

    private static final String HEX = "0x";

    private FrameNames() {}

    /** A class as Java writes it: with dots, arrays with brackets, without what was generated for this run. */
    static String className(String name) {
        String dotted = name.replace('/', '.');
        if (dotted.startsWith("[")) {
            return array(dotted);
        }
        return dotted.indexOf('$') < 0 && dotted.indexOf('+') < 0 && dotted.indexOf("0x") < 0
                ? dotted
                : withoutAddresses(untilLambda(name)).replace('/', '.');
    }

    private static String untilLambda(String name) {
        int lambda = name.indexOf(LAMBDA);
        return lambda < 0 ? name : name.substring(0, lambda + LAMBDA.length());
    }

    /** Leaves out each {@code /0x…} and {@code +0x…}. */
    private static String withoutAddresses(String name) {
        StringBuilder kept = new StringBuilder(name);
        for (int at = kept.indexOf(HEX); at >= 0; at = kept.indexOf(HEX, at)) {
            int end = at + HEX.length();
            while (end < kept.length() && isHexDigit(kept.charAt(end))) {
                end++;
            }
            boolean isAddress = at > 0 && "/+".indexOf(kept.charAt(at - 1)) >= 0 && end > at + HEX.length();
            if (isAddress) {
                kept.delete(at - 1, end);
                at--;
            } else {
                at = end;
            }
        }
        return kept.toString();
    }

    private static boolean isHexDigit(char c) {
        return Texts.isDigit(c) || (c >= 'a' && c <= 'f');
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
