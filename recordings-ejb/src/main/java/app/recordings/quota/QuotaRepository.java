package app.recordings.quota;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What was leased of each quota, and limits of applications' own. Windows begin and end by the database's clock. */
@ApplicationScoped
class QuotaRepository {
    @Inject
    EntityManager entityManager;

    /**
     * Takes as much as is left of what is wanted, or nothing but the debt when less is left than is needed; a window that has
     * ended begins anew.
     */
    Lease.Granted lease(Lease.Wanted wanted) {
        Tuple row = NativeSql.query(entityManager, """
                        insert into quota_use as q (subject, quota, leased, granted, ends_at)
                        values (:subject, :quota, :anew, :anew, now() + :window * interval '1 millisecond')
                        on conflict (subject, quota) do update set
                            leased = case when q.ends_at <= now() then :anew
                                when :limit - q.leased < :needed then q.leased + :debt
                                else q.leased + least(:amount, :limit - q.leased) end,
                            granted = case when q.ends_at <= now() then :anew
                                when :limit - q.leased < :needed then :debt
                                else least(:amount, :limit - q.leased) end,
                            ends_at = case when q.ends_at > now() then q.ends_at else excluded.ends_at end
                        returning granted, greatest(0, :limit - leased),
                            cast(ceil(extract(epoch from ends_at - now()) * 1000) as bigint)
                        """, Tuple.class)
                .setParameter("subject", wanted.subject())
                .setParameter("quota", wanted.quota().code())
                .setParameter("amount", wanted.amount())
                .setParameter("limit", wanted.limit())
                .setParameter("debt", wanted.debt())
                .setParameter("needed", wanted.needed())
                .setParameter("anew", wanted.of(wanted.limit()))
                .setParameter("window", wanted.quota().windowMs())
                .getSingleResult();
        return new Lease.Granted(number(row, 0), number(row, 1), number(row, 2));
    }

    /** What was leased of the windows that run. */
    Map<Quota, Long> leased(String subject) {
        Map<Quota, Long> used = new EnumMap<>(Quota.class);
        NativeSql.query(
                        entityManager,
                        "select quota, leased from quota_use where subject = :subject and ends_at > now()",
                        Tuple.class)
                .setParameter("subject", subject)
                .getResultStream()
                .forEach(row -> Quota.of((String) row.get(0)).ifPresent(quota -> used.put(quota, number(row, 1))));
        return used;
    }

    void forgetEnded() {
        entityManager
                .createNativeQuery("delete from quota_use where ends_at <= now()")
                .executeUpdate();
    }

    /** Of all applications that have any. */
    Map<UUID, Map<Quota, Long>> overrides() {
        Map<UUID, Map<Quota, Long>> found = new HashMap<>();
        NativeSql.query(entityManager, "select owner_id, quota, amount from application_quota", Tuple.class)
                .getResultStream()
                .forEach(row -> Quota.of((String) row.get(1)).ifPresent(quota -> found.computeIfAbsent(
                                (UUID) row.get(0), owner -> new EnumMap<>(Quota.class))
                        .put(quota, number(row, 2))));
        return found;
    }

    void override(UUID application, Map<Quota, Long> limits) {
        entityManager
                .createNativeQuery("delete from application_quota where owner_id = :owner")
                .setParameter("owner", application)
                .executeUpdate();
        limits.forEach((quota, amount) -> entityManager
                .createNativeQuery(
                        "insert into application_quota (owner_id, quota, amount) values (:owner, :quota, :amount)")
                .setParameter("owner", application)
                .setParameter("quota", quota.code())
                .setParameter("amount", amount)
                .executeUpdate());
    }

    private static long number(Tuple row, int column) {
        return ((Number) row.get(column)).longValue();
    }
}
