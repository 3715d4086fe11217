package app.recordings.image;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** When the provider was called, by any node. */
@ApplicationScoped
class ImageCallRepository {
    private static final long LOCK = 0x696d616765L;

    @Inject
    EntityManager entityManager;

    /** Until the end of the transaction nobody else counts. */
    void lock() {
        NativeSql.query(entityManager, "select 1 from (select pg_advisory_xact_lock(:lock)) held", Integer.class)
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    void forgetOld() {
        entityManager
                .createNativeQuery("delete from image_call where at <= now() - interval '1 hour'")
                .executeUpdate();
    }

    void add(int calls) {
        entityManager
                .createNativeQuery("insert into image_call (at) select now() from generate_series(1, :calls)")
                .setParameter("calls", calls)
                .executeUpdate();
    }

    void removeLatest(int calls) {
        entityManager.createNativeQuery("""
                        delete from image_call where ctid = any (array(
                            select ctid from image_call order by at desc limit :calls))
                        """).setParameter("calls", calls).executeUpdate();
    }

    long count() {
        return NativeSql.query(entityManager, "select count(*) from image_call", Long.class)
                .getSingleResult();
    }

    /** How long until so many of the calls are an hour old, in ms. */
    long msUntilGone(long calls) {
        return NativeSql.query(entityManager, """
                        select coalesce((extract(epoch from at + interval '1 hour' - now()) * 1000)::bigint, 0)
                        from image_call order by at offset :skip limit 1
                        """, Long.class)
                .setParameter("skip", calls - 1)
                .getSingleResult();
    }
}
