package app.recordings.event;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.hibernate.query.TypedParameterValue;
import org.hibernate.type.StandardBasicTypes;

@ApplicationScoped
class EventRepository {
    @Inject
    EntityManager entityManager;

    /** @return the newest of each owner */
    List<EventRecorded> add(List<NewEvent> events, Instant at) {
        return NativeSql.query(entityManager, """
                        with added as (
                            insert into event (owner_id, type, at, job_id, recording_id, attempt, error_code, error_message)
                            select owner_id, type, :at, job_id, recording_id, attempt, error_code, error_message
                            from unnest(
                                cast(:owners as uuid[]), cast(:types as text[]), cast(:jobs as uuid[]),
                                cast(:recordings as uuid[]), cast(:attempts as int[]), cast(:codes as text[]),
                                cast(:messages as text[])
                            ) with ordinality as happened
                                (owner_id, type, job_id, recording_id, attempt, error_code, error_message, place)
                            order by place
                            returning owner_id, id
                        )
                        select owner_id, max(id) from added group by owner_id
                        """, Object[].class)
                .setParameter("at", at)
                .setParameter("owners", column(events, NewEvent::ownerId, UUID[]::new))
                .setParameter("types", column(events, NewEvent::fullType, String[]::new))
                .setParameter("jobs", column(events, NewEvent::jobId, UUID[]::new))
                .setParameter("recordings", column(events, NewEvent::recordingId, UUID[]::new))
                .setParameter("attempts", column(events, NewEvent::attempt, Integer[]::new))
                .setParameter("codes", column(events, NewEvent::errorCode, String[]::new))
                .setParameter("messages", column(events, NewEvent::errorMessage, String[]::new))
                .getResultStream()
                .map(row -> new EventRecorded((UUID) row[0], (Long) row[1]))
                .toList();
    }

    private static <T> T[] column(List<NewEvent> events, Function<NewEvent, T> value, IntFunction<T[]> array) {
        return events.stream().map(value).toArray(array);
    }

    /** Events after one id up to another, oldest first. */
    List<Event> between(EventFilter filter, long after, long upTo, int limit) {
        return NativeSql.query(entityManager, """
                        select * from event
                        where owner_id = :owner and id > :after and id <= :upTo
                          and (cast(:recording as uuid) is null or recording_id = :recording)
                          and (cast(:job as uuid) is null or job_id = :job)
                        order by id limit :limit
                        """, Event.class)
                .setParameter("owner", filter.ownerId())
                .setParameter("after", after)
                .setParameter("upTo", upTo)
                .setParameter("recording", uuid(filter.recordingId()))
                .setParameter("job", uuid(filter.jobId()))
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Whose events became final after an id. */
    List<UUID> ownersAfter(long id) {
        return NativeSql.query(
                        entityManager,
                        "select distinct owner_id from event where id > :after and id < event_horizon()",
                        UUID.class)
                .setParameter("after", id)
                .getResultList();
    }

    /** The highest id below which all is final. */
    long lastFinalId() {
        return NativeSql.query(entityManager, "select event_horizon()", Long.class)
                        .getSingleResult()
                - 1;
    }

    /** Looks at the oldest only, as ids grow with time. @return how many were removed */
    int trim(Instant before, int limit) {
        return NativeSql.query(entityManager, """
                        with gone as (delete from event where id in
                            (select id from (select id, at from event order by id limit :limit) oldest where at < :before)
                            returning id),
                        mark as (update event_log set trimmed_to = greatest(trimmed_to, (select max(id) from gone))
                            where exists (select 1 from gone))
                        select cast(count(*) as int) from gone
                        """, Integer.class)
                .setParameter("limit", limit)
                .setParameter("before", before)
                .getSingleResult();
    }

    long trimmedTo() {
        return NativeSql.query(entityManager, "select trimmed_to from event_log", Long.class)
                .getSingleResult();
    }

    void deleteOfRecording(UUID recordingId) {
        entityManager
                .createQuery("delete from Event e where e.recordingId = :recording")
                .setParameter("recording", recordingId)
                .executeUpdate();
    }

    private static TypedParameterValue<UUID> uuid(UUID value) {
        return new TypedParameterValue<>(StandardBasicTypes.UUID, value);
    }
}
