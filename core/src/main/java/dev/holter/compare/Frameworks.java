package dev.holter.compare;

import java.util.List;

/** Which methods are not the application's own, by the packages of the JDK and of the frameworks that most services run on. */
final class Frameworks {

    private static final List<String> PACKAGES = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "jakarta.",
            "org.springframework.",
            "org.apache.",
            "io.micrometer.",
            "ch.qos.",
            "org.slf4j.");

    private Frameworks() {}

    /** Whether the application's developers cannot change this method. */
    static boolean own(String method) {
        return PACKAGES.stream().anyMatch(method::startsWith);
    }
}
