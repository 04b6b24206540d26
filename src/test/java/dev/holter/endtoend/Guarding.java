package dev.holter.endtoend;

/** How a service is guarded, and what Holter is to answer there. */
enum Guarding {
    SECURITY("Spring Security is there"),
    NO_SECURITY("Spring Security is absent"),
    NO_SECURITY_ALLOWED("Spring Security is absent, holter.endpoint.allow-anonymous=true");

    private final String words;

    Guarding(String words) {
        this.words = words;
    }

    boolean hasSecurity() {
        return this == SECURITY;
    }

    /** Whether this caller may do this. */
    boolean allows(Who who, Operation operation) {
        return switch (this) {
            case SECURITY -> who.holds(operation.role());
            case NO_SECURITY -> false;
            case NO_SECURITY_ALLOWED -> true;
        };
    }

    /** Status and code of the answer to this call. */
    String answer(Who who, Operation operation) {
        if (allows(who, operation)) {
            return String.valueOf(operation.success());
        }
        return hasSecurity() && who != Who.ANONYMOUS ? "403 FORBIDDEN" : "401 UNAUTHENTICATED";
    }

    String words() {
        return words;
    }
}
