package app.recordings.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.event.EventService;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamRequestTest {
    private final StreamRequest request = new StreamRequest();

    @Test
    void streamGoesOnFromTheClientsLastId() {
        assertThat(request.after("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(request.after("0")).isZero();
    }

    @ParameterizedTest
    @NullAndEmptySource
    void withoutAnIdItStartsAtNow(String after) {
        request.events = new EventService() {
            @Override
            public long now() {
                return 42;
            }
        };
        assertThat(request.after(after)).isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5", "9223372036854775808", " 1", "0x1"})
    void whatIsNoIdIsRefused(String after) {
        assertRefused(ErrorType.INVALID_PARAMETER, () -> request.after(after));
    }

    @Test
    void whatIsNoRecordingOrJobIsNotThere() {
        UUID owner = UUID.randomUUID();
        assertRefused(ErrorType.NOT_FOUND, () -> request.filter(owner, "x", null));
        assertRefused(ErrorType.NOT_FOUND, () -> request.filter(owner, null, "1-1-1-1-1"));
    }

    private static void assertRefused(ErrorType type, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(type));
    }
}
