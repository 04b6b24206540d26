package dev.holter.actuate;

import dev.holter.Holter;
import dev.holter.recording.crash.Breadcrumb;
import java.util.List;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/** What is quarantined now. */
record QuarantineBody(List<Entry> quarantined) implements OperationResponseBody {

    /**
     * @param type the profile type that the process recorded when it died
     * @param pid the process
     * @param since when it began to record
     */
    record Entry(String type, long pid, String since) {

        static Entry of(Breadcrumb crumb) {
            return new Entry(crumb.type(), crumb.pid(), crumb.since().toString());
        }
    }

    static QuarantineBody of(Holter holter) {
        return new QuarantineBody(entries(holter));
    }

    static List<Entry> entries(Holter holter) {
        return holter.quarantines().stream().map(Entry::of).toList();
    }
}
