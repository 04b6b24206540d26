package dev.holter.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON piece by piece, so that memory does not grow with what is written. Names and texts are escaped so that the result
 * may stand inside an HTML {@code script} element: no {@code <}, {@code >} or {@code &}, no line separator of JavaScript, no
 * control character and no half of a surrogate pair appears as itself.
 */
final class JsonWriter {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final Writer out;
    private final Deque<Character> open = new ArrayDeque<>();
    private boolean first = true;
    private boolean named;

    JsonWriter(Writer out) {
        this.out = out;
    }

    /** A writer of UTF-8 that leaves the stream open; {@link #flush} what was written. */
    static JsonWriter to(OutputStream out) {
        return new JsonWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    JsonWriter object() throws IOException {
        return begin('{', '}');
    }

    JsonWriter array() throws IOException {
        return begin('[', ']');
    }

    /** Ends the innermost object or array. */
    JsonWriter end() throws IOException {
        out.write(open.pop());
        first = false;
        return this;
    }

    JsonWriter name(String name) throws IOException {
        separate();
        quote(name);
        out.write(':');
        named = true;
        return this;
    }

    JsonWriter value(@Nullable String value) throws IOException {
        separate();
        if (value == null) {
            out.write("null");
        } else {
            quote(value);
        }
        return this;
    }

    JsonWriter value(long value) throws IOException {
        separate();
        out.write(Long.toString(value));
        return this;
    }

    /** JSON has no word for what is not finite: that becomes null. */
    JsonWriter value(double value) throws IOException {
        separate();
        out.write(Double.isFinite(value) ? Double.toString(value) : "null");
        return this;
    }

    JsonWriter values(Iterable<String> values) throws IOException {
        array();
        for (String value : values) {
            value(value);
        }
        return end();
    }

    /** A line break where the eye of a reader rests; means nothing in JSON. */
    JsonWriter line() throws IOException {
        separate();
        named = true;
        out.write('\n');
        return this;
    }

    void flush() throws IOException {
        out.flush();
    }

    private JsonWriter begin(char begin, char end) throws IOException {
        separate();
        out.write(begin);
        open.push(end);
        first = true;
        return this;
    }

    private void separate() throws IOException {
        if (!named && !first) {
            out.write(',');
        }
        named = false;
        first = false;
    }

    private void quote(String text) throws IOException {
        out.write('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.write('\\');
                out.write(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.write(text, i++, 2);
            } else if (plain(c)) {
                out.write(c);
            } else {
                escape(c);
            }
        }
        out.write('"');
    }

    private static boolean plain(char c) {
        return c != '<'
                && c != '>'
                && c != '&'
                && c != '\u2028'
                && c != '\u2029'
                && !Character.isISOControl(c)
                && !Character.isSurrogate(c);
    }

    private void escape(char c) throws IOException {
        out.write("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.write(HEX[(c >> shift) & 0xf]);
        }
    }
}
