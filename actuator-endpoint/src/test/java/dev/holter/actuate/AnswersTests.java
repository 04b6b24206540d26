package dev.holter.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AnswersTests {

    private final Answers answers =
            new Answers(new ProfilingRoles("V", "O", false, true), Exchange.NONE, new AuditTrail(Audit.NONE));

    @Test
    void answersAFailureOfItsOwnWithARefusalAndLogsItOnce(CapturedOutput output) {
        for (int i = 0; i < 3; i++) {
            WebEndpointResponse<Object> answer = answers.to(SecurityContext.NONE, Role.VIEWER, () -> {
                throw new IllegalStateException("broken");
            });
            assertThat(answer.getStatus()).isEqualTo(422);
            assertThat(answer.getBody())
                    .isEqualTo(new RefusalBody(
                            422,
                            "UNSUPPORTED",
                            "Holter failed at this (IllegalStateException). The service's log says more.",
                            null));
        }
        assertThat(output.getAll().split("The profiling endpoint failed", -1)).hasSize(2);
    }

    @Test
    void answersThatThereIsNoMemory() {
        WebEndpointResponse<Object> answer = answers.to(SecurityContext.NONE, Role.VIEWER, () -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getBody())
                .isEqualTo(new RefusalBody(
                        503, "NO_SPACE", "The service's heap is too full for this answer. Try again later.", null));
    }

    @Test
    void doesNotRunWhatTheCallerMayNotDo() {
        Answers closed =
                new Answers(new ProfilingRoles("V", "O", true, false), Exchange.NONE, new AuditTrail(Audit.NONE));
        WebEndpointResponse<Object> answer = closed.to(SecurityContext.NONE, Role.VIEWER, () -> {
            throw new AssertionError("must not run");
        });
        assertThat(answer.getStatus()).isEqualTo(401);
    }
}
