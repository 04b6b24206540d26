package dev.holter.actuate;

import dev.holter.Holter;
import dev.holter.actuate.StatusBody.AccessBody;
import dev.holter.actuate.StatusBody.AttributionBody;
import dev.holter.actuate.StatusBody.BreakerBody;
import dev.holter.actuate.StatusBody.BudgetBody;
import dev.holter.actuate.StatusBody.ContinuousBody;
import dev.holter.actuate.StatusBody.FleetBody;
import dev.holter.actuate.StatusBody.KillSwitchBody;
import dev.holter.actuate.StatusBody.SessionEntry;
import dev.holter.actuate.StatusBody.TypeBody;
import dev.holter.session.Session;
import java.util.Optional;
import org.springframework.boot.actuate.endpoint.Access;

/** Reads the status off a Holter. */
final class StatusBodies {

    private StatusBodies() {}

    static StatusBody of(Holter holter, Access access, String basePath) {
        Optional<String> unsupported = holter.unsupported();
        return new StatusBody(
                holter.settings().service(),
                holter.settings().instance(),
                holter.state().name(),
                unsupported.orElse(null),
                AccessBody.of(access),
                KillSwitchBody.of(holter.killSwitch()),
                BreakerBody.of(holter.breaker().view()),
                new BudgetBody(holter.settings().budget()),
                OverheadBody.of(holter.overhead()),
                ContinuousBody.NONE,
                FleetBody.SINGLE,
                holter.types().stream()
                        .map(type -> TypeBody.of(type, holter.isSupported(type)))
                        .toList(),
                holter.sessions().stream()
                        .map(session -> entry(session, basePath))
                        .toList(),
                QuarantineBody.entries(holter),
                holter.otherRecordings(),
                AttributionBody.of(holter.requestScopes()));
    }

    private static SessionEntry entry(Session session, String basePath) {
        return new SessionEntry(
                session.id(),
                session.request().type().name(),
                session.state().name(),
                session.startedAt().toString(),
                session.endsAt().toString(),
                SessionLinks.of(basePath, session.id()));
    }
}
