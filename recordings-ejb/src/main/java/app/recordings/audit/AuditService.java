package app.recordings.audit;

import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import app.recordings.paging.Position;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** The log of what people in charge did. */
@ApplicationScoped
public class AuditService {
    @Inject
    AuditRepository entries;

    /** Within the transaction of the act, where there is one: neither stays without the other. */
    @Transactional
    public void record(AuditEntry entry) {
        entries.add(Ids.next(), entry);
    }

    /** The act and its entry in one transaction: neither stays without the other. */
    @Transactional
    public <T> T recorded(AuditEntry entry, Supplier<T> act) {
        record(entry);
        return act.get();
    }

    /** Newest first. */
    @Transactional
    public Page<AuditRecord> list(AuditFilter filter, PageRequest page) {
        return Page.of(entries.list(filter, page), page.limit(), entry -> new Position(entry.at(), entry.id()));
    }
}
