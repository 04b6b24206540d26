package dev.holter.samples.shop;

import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /report}: a request that mostly waits, first for a timer and then for a socket. */
@RestController
class ReportController {

    private static final long PAUSE_MILLIS = 15;

    private final Supplier supplier;

    ReportController(Supplier supplier) {
        this.supplier = supplier;
    }

    @GetMapping("/report")
    Report report() throws IOException, InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
        return new Report(supplier.ask("deliveries"));
    }

    record Report(String deliveries) {}
}
