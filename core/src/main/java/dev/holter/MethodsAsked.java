package dev.holter;

import dev.holter.guard.Refusal;
import dev.holter.guard.RefusalCode;
import dev.holter.recording.type.MethodTracing;
import dev.holter.recording.type.TracedMethods;
import dev.holter.recording.type.TypeDefinition;
import dev.holter.session.SessionRequest;

/** What becomes of a type when a session names methods. */
final class MethodsAsked {

    private MethodsAsked() {}

    /**
     * The type as the session records it.
     *
     * @throws RefusedException where the request names methods that cannot be followed
     */
    static TypeDefinition of(TypeDefinition definition, SessionRequest request) {
        if (!request.methods().isEmpty() && !MethodTracing.mayName(definition)) {
            throw refused(
                    RefusalCode.INVALID_REQUEST,
                    "'methods' belongs to the type 'trace' and its event " + MethodTracing.EVENT + ". Ask without it.");
        }
        TypeDefinition recorded = MethodTracing.recorded(definition, request.methods())
                .orElseThrow(() -> refused(
                        RefusalCode.INVALID_REQUEST,
                        "By its settings, the type 'trace' records named methods only, so 'methods' is required. "
                                + TracedMethods.ALLOWED));
        boolean named = !MethodTracing.methods(recorded).isEmpty();
        if (named && Runtime.version().feature() < MethodTracing.SINCE) {
            throw refused(
                    RefusalCode.UNSUPPORTED,
                    "Named methods can be traced on JDK " + MethodTracing.SINCE + " or newer, and this is JDK "
                            + Runtime.version().feature() + ".");
        }
        if (named && request.live()) {
            throw refused(
                    RefusalCode.UNSUPPORTED,
                    "What the calls of named methods cost is bounded only where nobody watches. Ask without 'live'.");
        }
        return recorded;
    }

    private static RefusedException refused(RefusalCode code, String detail) {
        return new RefusedException(Refusal.of(code, detail));
    }
}
