package app.recordings.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditJpaIT {
    private final AuditService audit = new Beans().get(AuditService.class);
    private final String who = "ada-" + UUID.randomUUID();

    private void did(String action, String subject) {
        audit.record(new AuditEntry(who, "192.0.2.1", action, subject, ""));
    }

    @Test
    void listsNewestFirstPieceByPiece() {
        for (int i = 0; i < 5; i++) {
            did("job.retry", "" + i);
        }
        AuditFilter mine = new AuditFilter(who, null);
        Page<AuditRecord> first = audit.list(mine, new PageRequest(null, 3));
        assertThat(first.rows()).extracting(row -> row.entry().subject()).containsExactly("4", "3", "2");
        assertThat(first.rows().get(0).entry()).isEqualTo(new AuditEntry(who, "192.0.2.1", "job.retry", "4", ""));
        Page<AuditRecord> second = audit.list(mine, new PageRequest(first.next(), 3));
        assertThat(second.rows()).extracting(row -> row.entry().subject()).containsExactly("1", "0");
        assertThat(second.next()).isNull();
    }

    @Test
    void whatIsRefusedLeavesNoEntryOfHavingBeenDone() {
        AuditEntry entry = new AuditEntry(who, null, "job.retry", "", "");
        assertThatThrownBy(() -> audit.recorded(entry, () -> {
                    throw ProblemException.notFound("job");
                }))
                .isInstanceOf(ProblemException.class);
        assertThat(audit.list(new AuditFilter(who, null), new PageRequest(null, 9))
                        .rows())
                .isEmpty();
        assertThat(audit.recorded(entry, () -> 7)).isEqualTo(7);
        assertThat(audit.list(new AuditFilter(who, null), new PageRequest(null, 9))
                        .rows())
                .hasSize(1);
    }

    @Test
    void findsAnActionByItsBeginningAtADot() {
        did("job.retry", "");
        did("job", "");
        did("jobs.pause", "");
        assertThat(audit.list(new AuditFilter(who, "job"), new PageRequest(null, 9))
                        .rows())
                .extracting(row -> row.entry().action())
                .containsExactlyInAnyOrder("job.retry", "job");
    }

    @Test
    void takesWhatIsLongOrHasNoAddress() {
        audit.record(new AuditEntry(who, null, "job.retry", null, "x\0" + "y".repeat(3000)));
        AuditEntry entry = audit.list(new AuditFilter(who, null), new PageRequest(null, 1))
                .rows()
                .get(0)
                .entry();
        assertThat(entry.address()).isNull();
        assertThat(entry.subject()).isEmpty();
        assertThat(entry.detail()).startsWith("x y").hasSize(2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_entry set who = 'nobody'", "delete from audit_entry", "truncate audit_entry"})
    void nothingIsChangedOrRemoved(String change) {
        did("job.retry", "");
        assertThatThrownBy(() -> Sql.update(change)).hasMessageContaining("never changed or removed");
    }
}
