package app.recordings.privacy;

import app.recordings.database.NativeSql;
import app.recordings.paging.Position;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who keeps recordings for how long, and what is older. Times are the database's to compare. */
@ApplicationScoped
class RetentionRepository {
    @Inject
    EntityManager entityManager;

    Optional<Duration> find(UUID ownerId) {
        return NativeSql.query(entityManager, "select keep_ms from retention where owner_id = :owner", Long.class)
                .setParameter("owner", ownerId)
                .getResultStream()
                .map(Duration::ofMillis)
                .findFirst();
    }

    void put(UUID ownerId, Duration keep) {
        entityManager
                .createNativeQuery("""
                        insert into retention values (:owner, :keep)
                        on conflict (owner_id) do update set keep_ms = excluded.keep_ms
                        """)
                .setParameter("owner", ownerId)
                .setParameter("keep", keep.toMillis())
                .executeUpdate();
    }

    void remove(UUID ownerId) {
        entityManager
                .createNativeQuery("delete from retention where owner_id = :owner")
                .setParameter("owner", ownerId)
                .executeUpdate();
    }

    /** Those from an id on, by id. */
    List<Keeper> own(UUID from, int limit) {
        return NativeSql.query(entityManager, """
                        select owner_id, keep_ms from retention where owner_id >= :from order by owner_id limit :limit
                        """, Tuple.class)
                .setParameter("from", from)
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> new Keeper(row.get(0, UUID.class), Duration.ofMillis(row.get(1, Long.class))))
                .toList();
    }

    /** Owners from an id on, by id, who do not say how long and have what is older: a look into the index for each owner. */
    List<Keeper> others(Duration keep, UUID from, int limit) {
        return NativeSql.query(entityManager, """
                        with recursive owner(id) as (
                            (select owner_id from recording where owner_id >= :from order by owner_id limit 1)
                            union all
                            select (select owner_id from recording where owner_id > owner.id order by owner_id limit 1)
                            from owner where owner.id is not null)
                        select owner.id from owner
                        where exists (select from recording where owner_id = owner.id
                                and created_at < now() - :keep * interval '1 millisecond')
                            and not exists (select from retention where owner_id = owner.id)
                        limit :limit
                        """, UUID.class)
                .setParameter("from", from)
                .setParameter("keep", keep.toMillis())
                .setParameter("limit", limit)
                .getResultStream()
                .map(owner -> new Keeper(owner, keep))
                .toList();
    }

    /** Recordings that are older than their keeper keeps them, after a position, oldest first. */
    List<Position> due(Keeper keeper, Position after, int limit) {
        return NativeSql.query(entityManager, """
                        select created_at, id from recording
                        where owner_id = :owner and created_at < now() - :keep * interval '1 millisecond'
                          and (created_at, id) > (:at, :id)
                        order by created_at, id limit :limit
                        """, Tuple.class)
                .setParameter("owner", keeper.ownerId())
                .setParameter("keep", keeper.keep().toMillis())
                .setParameter("at", after.createdAt())
                .setParameter("id", after.id())
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> new Position(row.get(0, Instant.class), row.get(1, UUID.class)))
                .toList();
    }

    /**
     * Whether a recording is kept no longer, as its owner says by now.
     *
     * @param others where the owner does not say; empty for ever
     */
    boolean isDue(UUID ownerId, UUID recording, Optional<Duration> others) {
        return NativeSql.query(entityManager, """
                        select coalesce((select created_at from recording where id = :id) < now() - interval '1 millisecond'
                            * coalesce((select keep_ms from retention where owner_id = :owner), cast(:others as bigint)), false)
                        """, Boolean.class)
                .setParameter("id", recording)
                .setParameter("owner", ownerId)
                .setParameter("others", others.map(Duration::toMillis).orElse(null))
                .getSingleResult();
    }
}
