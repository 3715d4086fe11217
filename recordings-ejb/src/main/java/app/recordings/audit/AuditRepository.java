package app.recordings.audit;

import app.recordings.database.NativeSql;
import app.recordings.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The log; its times are the database's. */
@ApplicationScoped
class AuditRepository {
    @Inject
    EntityManager entityManager;

    void add(UUID id, AuditEntry entry) {
        entityManager
                .createNativeQuery("insert into audit_entry (id, who, address, action, subject, detail)"
                        + " values (:id, :who, nullif(:address, ''), :action, :subject, :detail)")
                .setParameter("id", id)
                .setParameter("who", entry.who())
                .setParameter("address", entry.address() == null ? "" : entry.address())
                .setParameter("action", entry.action())
                .setParameter("subject", entry.subject())
                .setParameter("detail", entry.detail())
                .executeUpdate();
    }

    /** Newest first; one more than asked for, if there is one. */
    List<AuditRecord> list(AuditFilter filter, PageRequest page) {
        String sql = "select id, at, who, address, action, subject, detail from audit_entry where (at, id) < (:at, :id)"
                + (filter.who() == null ? "" : " and who = :who")
                + (filter.action() == null ? "" : " and (action = :action or starts_with(action, :action || '.'))")
                + " order by at desc, id desc limit :limit";
        TypedQuery<Tuple> query = NativeSql.query(entityManager, sql, Tuple.class)
                .setParameter("at", page.start().createdAt())
                .setParameter("id", page.start().id())
                .setParameter("limit", page.limit() + 1);
        if (filter.who() != null) {
            query.setParameter("who", filter.who());
        }
        if (filter.action() != null) {
            query.setParameter("action", filter.action());
        }
        return query.getResultStream().map(AuditRepository::record).toList();
    }

    private static AuditRecord record(Tuple row) {
        return new AuditRecord(
                row.get("id", UUID.class),
                row.get("at", Instant.class),
                new AuditEntry(
                        row.get("who", String.class),
                        row.get("address", String.class),
                        row.get("action", String.class),
                        row.get("subject", String.class),
                        row.get("detail", String.class)));
    }
}
