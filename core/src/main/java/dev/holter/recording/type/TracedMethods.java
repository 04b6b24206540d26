package dev.holter.recording.type;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The methods that a session follows call by call. Named one by one and few: every call of each of them costs the application
 * time, so a whole class, a package or an annotation is no name.
 *
 * @param names {@code class::method}, in the order in which they were typed; all overloads are meant
 */
public record TracedMethods(List<String> names) {

    /** The most that a session may name. */
    public static final int MAX = 10;

    /** What a list of methods must look like, a sentence. */
    public static final String ALLOWED =
            "It must be 1 to " + MAX + " methods, each with its class, separated by ';', for example"
                    + " com.acme.Pricing::rate;com.acme.Cart::<init>. A class, a package or an annotation alone is not allowed,"
                    + " and no class of jdk.jfr or jdk.internal is.";

    /** None is named. */
    public static final TracedMethods NONE = new TracedMethods(List.of());

    private static final int MAX_LENGTH = 256;
    private static final String WORD = "[\\p{L}_$][\\p{L}\\p{N}_$]*";
    private static final Pattern METHOD =
            Pattern.compile("(?:" + WORD + "\\.)*" + WORD + "::(?:<init>|<clinit>|" + WORD + ")");

    /** JFR writes its events by these: tracing them would trace itself. */
    private static final Pattern JFR_ITSELF = Pattern.compile("jdk\\.(?:jfr|internal)\\..*");

    public TracedMethods {
        names = List.copyOf(names);
    }

    /** What was typed, separated by semicolons or commas; empty where it is not {@link #ALLOWED}. */
    public static Optional<TracedMethods> parse(String typed) {
        if (typed.length() > MAX * (MAX_LENGTH + 2)) {
            return Optional.empty();
        }
        List<String> names = Arrays.stream(typed.split("[;,]"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        boolean allowed =
                !names.isEmpty() && names.size() <= MAX && names.stream().allMatch(TracedMethods::isMethod);
        return allowed ? Optional.of(new TracedMethods(names)) : Optional.empty();
    }

    private static boolean isMethod(String name) {
        return name.length() <= MAX_LENGTH
                && METHOD.matcher(name).matches()
                && !JFR_ITSELF.matcher(name).matches();
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** Whether this method is one of them; the class as the JVM names it, with dots. */
    public boolean contains(String className, String methodName) {
        return names.contains(className + "::" + methodName);
    }

    /** As JFR's filter takes them. */
    public String filter() {
        return String.join(";", names);
    }
}
