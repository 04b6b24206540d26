package dev.holter.actuate;

/** Looks at JSON text that a parser has already found valid, for what parsers do not tell. */
final class JsonKeys {

    private JsonKeys() {}

    /** The number of keys of the outermost object, each occurrence counted. */
    static int count(String json) {
        int keys = 0;
        int depth = 0;
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else {
                switch (c) {
                    case '"' -> inString = true;
                    case '{', '[' -> depth++;
                    case '}', ']' -> depth--;
                    case ':' -> keys += depth == 1 ? 1 : 0;
                    default -> {}
                }
            }
        }
        return keys;
    }
}
