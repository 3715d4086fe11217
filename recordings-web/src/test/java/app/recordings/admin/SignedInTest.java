package app.recordings.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.administrator.Role;
import app.recordings.administrator.Session;
import app.recordings.audit.AuditEntry;
import app.recordings.audit.AuditService;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.request.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SignedInTest {
    private final Log log = new Log();
    private final SignedIn signedIn = new SignedIn();

    SignedInTest() {
        signedIn.audit = log;
        signedIn.address = new ClientAddress() {
            @Override
            public String of(HttpServletRequest request) {
                return "192.0.2.1";
            }
        };
        signedIn.is(new Session(UUID.randomUUID(), null, "ada", Role.ADMINISTRATOR, false), "token");
    }

    /** In memory; what fails takes its entry with it. */
    private static final class Log extends AuditService {
        private final List<AuditEntry> entries = new ArrayList<>();
        private boolean isAway;

        @Override
        public void record(AuditEntry entry) {
            if (isAway) {
                throw new IllegalStateException("The database is away");
            }
            entries.add(entry);
        }

        @Override
        public <T> T recorded(AuditEntry entry, Supplier<T> act) {
            T result = act.get();
            entries.add(entry);
            return result;
        }
    }

    @Test
    void whatFailsForAnUnexpectedReasonLeavesAnEntry() {
        var failure = new IllegalArgumentException("something of the inside");
        assertThatThrownBy(() -> signedIn.does("application.rename", "id", "new name", () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(log.entries)
                .containsExactly(new AuditEntry(
                        "ada", "192.0.2.1", "application.rename.failed", "id", "IllegalArgumentException"));
    }

    @Test
    void theFailureIsToldThoughTheLogIsAwayToo() {
        log.isAway = true;
        var failure = new IllegalArgumentException();
        assertThatThrownBy(() -> signedIn.does("pause.begin", "intake", "", () -> {
                    throw failure;
                }))
                .isSameAs(failure)
                .hasSuppressedException(new IllegalStateException("The database is away"));
    }

    @Test
    void whatIsRefusedLeavesAnEntryWithTheReason() {
        assertThatThrownBy(() -> signedIn.does("application.rename", "id", "", () -> {
                    throw new ProblemException(ErrorType.INVALID, "The name is too long.");
                }))
                .isInstanceOf(ProblemException.class);
        assertThat(log.entries)
                .extracting(AuditEntry::action, AuditEntry::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("application.rename.refused", "The name is too long."));
    }
}
