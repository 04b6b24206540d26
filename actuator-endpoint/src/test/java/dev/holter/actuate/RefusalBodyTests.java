package dev.holter.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.guard.Refusal;
import dev.holter.guard.RefusalCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalBodyTests {

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST,400",
        "UNAUTHENTICATED,401",
        "FORBIDDEN,403",
        "OUT_OF_SCOPE,403",
        "NOT_FOUND,404",
        "EXPIRED,410",
        "BUSY,409",
        "NOT_READY,409",
        "UNSUPPORTED,422",
        "LIMITED,429",
        "STARTING,503",
        "KILLED,503",
        "NO_SPACE,503"
    })
    void answersWithTheStatusOfTheContract(RefusalCode code, int status) {
        assertThat(RefusalBody.status(code)).isEqualTo(status);
    }

    @Test
    void writesItselfAsTheContractSays() {
        assertThat(RefusalBody.of(new Refusal(RefusalCode.LIMITED, "a \"b\"", Duration.ofMillis(1_200)))
                        .toJson())
                .isEqualTo("{\"status\":429,\"code\":\"LIMITED\",\"detail\":\"a \\\"b\\\"\",\"retryAfter\":2}");
        assertThat(RefusalBody.of(Refusal.of(RefusalCode.BUSY, "b")).toJson())
                .isEqualTo("{\"status\":409,\"code\":\"BUSY\",\"detail\":\"b\"}");
    }
}
