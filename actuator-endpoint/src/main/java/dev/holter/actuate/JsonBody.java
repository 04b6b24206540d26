package dev.holter.actuate;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** Judges the JSON body of a request ahead of the endpoint. Knows nothing of a web stack. */
final class JsonBody {

    private JsonBody() {}

    /**
     * Whether a write may come with this content type. A DELETE mostly has none; but one that was made of a form, as a filter of the
     * application may do, has the form's, and forms come from other sites, too.
     */
    static boolean isTaken(boolean post, @Nullable String contentType) {
        return isJson(contentType) || (!post && contentType == null);
    }

    private static boolean isJson(@Nullable String contentType) {
        MimeType type = mediaType(contentType);
        return type != null
                && type.isConcrete()
                && type.getType().equals("application")
                && (type.getSubtype().equals("json") || "json".equals(type.getSubtypeSuffix()));
    }

    /**
     * Judges a body. One that is no JSON object must not go on: the application's own reader may be more lenient, or guess another
     * charset, and find keys that no rule has seen.
     *
     * @throws MalformedBody where it is neither empty nor a JSON object
     */
    static void check(byte[] bytes, @Nullable String contentType, List<String> path) {
        String json = new String(bytes, charset(contentType));
        Map<String, @Nullable Object> body = parse(json);
        if (body == null && !json.isBlank()) {
            throw new MalformedBody();
        }
        if (body != null) {
            RequestRules.checkBody(path, body, json);
        }
    }

    @SuppressWarnings("NullAway") // the parser's maps do hold null for a JSON null
    private static @Nullable Map<String, @Nullable Object> parse(String json) {
        try {
            return JsonParserFactory.getJsonParser().parseMap(json);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static Charset charset(@Nullable String contentType) {
        MimeType type = mediaType(contentType);
        Charset named = type == null ? null : type.getCharset();
        return named == null ? StandardCharsets.UTF_8 : named;
    }

    private static @Nullable MimeType mediaType(@Nullable String type) {
        try {
            return type == null ? null : MimeTypeUtils.parseMimeType(type);
        } catch (InvalidMimeTypeException e) {
            return null;
        }
    }
}
