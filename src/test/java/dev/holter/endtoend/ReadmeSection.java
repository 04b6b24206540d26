package dev.holter.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A section of README.md.
 *
 * @param text from its heading to the next
 */
record ReadmeSection(String text) {

    static ReadmeSection titled(String title) throws IOException {
        String readme = Files.readString(Boot.ROOT.resolve("README.md"));
        return new ReadmeSection(find("(?ms)^## " + Pattern.quote(title) + "$(.*?)(?=^## |\\z)", readme));
    }

    /** The one code block in this language. */
    String block(String language) {
        return find("(?ms)^```" + language + "\\n(.*?)^```$", text);
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("README.md has no " + pattern);
        }
        return matcher.group(1);
    }
}
