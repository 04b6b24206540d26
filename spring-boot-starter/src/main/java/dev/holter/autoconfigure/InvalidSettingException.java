package dev.holter.autoconfigure;

/** A setting whose value is of the right kind but out of its range. */
final class InvalidSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String key;
    private final String value;

    InvalidSettingException(String key, String value) {
        super("'" + key + "' must be " + Settings.allowed(key) + ", but was '" + value + "'");
        this.key = key;
        this.value = value;
    }

    String key() {
        return key;
    }

    String value() {
        return value;
    }
}
