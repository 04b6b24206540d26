package dev.holter.actuate;

import dev.holter.guard.Refusal;
import dev.holter.session.Session;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.SecurityContext;

/** What calls of the endpoint tell the audit: each with its caller, and no more of the data than people need. */
record AuditTrail(Audit audit) {

    void started(SecurityContext caller, Session session) {
        Map<String, String> data = Map.of(
                "id", session.id(),
                "type", session.request().type().name(),
                "duration", session.duration().toSeconds() + "s");
        tell(Audit.STARTED, caller, data);
    }

    void refused(SecurityContext caller, Refusal refusal) {
        tell(Audit.REFUSED, caller, Map.of("code", refusal.code().name()));
    }

    void read(SecurityContext caller, Session session, String view) {
        tell(Audit.READ, caller, Map.of("id", session.id(), "view", view));
    }

    void stopped(SecurityContext caller, Session session) {
        tell(Audit.STOPPED, caller, Map.of("id", session.id()));
    }

    void dropped(SecurityContext caller, Session session) {
        tell(Audit.DROPPED, caller, Map.of("id", session.id()));
    }

    void cleared(SecurityContext caller, String type) {
        tell(Audit.CLEARED, caller, Map.of("type", type));
    }

    private void tell(String type, SecurityContext caller, Map<String, String> data) {
        audit.event(type, Reasons.nameOf(caller), data);
    }
}
