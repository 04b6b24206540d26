package dev.holter.benchmarks.accuracy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Tells which methods are native. Those of the JDK only: the applications that are looked at have none of their own. */
final class NativeMethods {

    private final Map<String, Boolean> known = new HashMap<>();

    /** The entries that are no native methods. */
    Map<String, Double> leftOutOf(Map<String, Double> byFrame) {
        Map<String, Double> kept = new HashMap<>(byFrame);
        kept.keySet().removeIf(frame -> known.computeIfAbsent(frame, NativeMethods::isNative));
        return kept;
    }

    static boolean isNative(String frame) {
        int dot = frame.lastIndexOf('.');
        if (dot < 0) {
            return false;
        }
        try {
            Method[] methods = Class.forName(frame.substring(0, dot), false, ClassLoader.getPlatformClassLoader())
                    .getDeclaredMethods();
            return Arrays.stream(methods)
                    .anyMatch(method -> Modifier.isNative(method.getModifiers())
                            && method.getName().equals(frame.substring(dot + 1)));
        } catch (ClassNotFoundException | LinkageError e) {
            return false; // not of the JDK, or generated
        }
    }
}
