package app.recordings.statistics;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts events into rows by minute and hour, and sums those up. */
@ApplicationScoped
class StatisticsRepository {
    @Inject
    EntityManager entityManager;

    /** The event up to which all are counted, this node's to move until the transaction ends; empty while another node counts. */
    Optional<Long> position() {
        return NativeSql.query(
                        entityManager,
                        "select position from job_statistics_position for update skip locked",
                        Long.class)
                .getResultStream()
                .findFirst();
    }

    /** @param last the id of the last of them */
    record Batch(long last, long events) {}

    /** The next events after another, all of them final; empty when there are none. */
    Optional<Batch> next(long position, int limit) {
        Tuple row = NativeSql.query(entityManager, """
                        select coalesce(max(id), 0), count(*) from (select id from event
                            where id > :position and id < event_horizon() order by id limit :limit) next
                        """, Tuple.class)
                .setParameter("position", position)
                .setParameter("limit", limit)
                .getSingleResult();
        Batch batch = new Batch(row.get(0, Long.class), row.get(1, Long.class));
        return Optional.of(batch).filter(some -> some.events() > 0);
    }

    void move(long position) {
        entityManager
                .createNativeQuery("update job_statistics_position set position = :position")
                .setParameter("position", position)
                .executeUpdate();
    }

    /** Adds what happened after one event up to another. Who was ended and comes back is not accepted anew, and its time not told. */
    void count(long after, long upTo) {
        entityManager
                .createNativeQuery("""
                        with happened as materialized (
                            select e.at, split_part(e.type, '.', 2) as what, j.type,
                                not exists (select from event l where l.job_id = e.job_id and l.id < e.id
                                    and l.type not in ('job.queued', 'recording.queued')) as is_new,
                                exists (select from event l where l.job_id = e.job_id and l.id < e.id
                                    and l.type not in ('job.queued', 'recording.queued')
                                    and split_part(l.type, '.', 2) in ('failed', 'cancelled')) as is_back,
                                greatest(0, extract(epoch from e.at - j.created_at) * 1000) as took_ms
                            from event e join job j on j.id = e.job_id
                            where e.id > :after and e.id <= :upTo
                        ), grained as (
                            select grain.seconds, what, type, is_new,
                                date_bin(grain.seconds * interval '1 second', at, timestamptz 'epoch') as start,
                                case when what = 'completed' and not is_back then
                                    case when took_ms < :first then 0
                                        else least(:steps - 1, 1 + cast(floor(ln(took_ms / :first) / ln(:growth)) as integer)) end
                                end as step
                            from happened cross join (values (60), (3600)) as grain(seconds)
                        ), stepped as (
                            select seconds, start, type, step, count(*) as jobs from grained
                            where step is not null group by seconds, start, type, step
                        )
                        insert into job_statistics as s
                            (seconds, start, type, accepted, completed, failed, retried, cancelled, latencies)
                        select seconds, start, type,
                            count(*) filter (where what = 'queued' and is_new), count(*) filter (where what = 'completed'),
                            count(*) filter (where what = 'failed'), count(*) filter (where what = 'retrying'),
                            count(*) filter (where what = 'cancelled'),
                            (select array_agg(coalesce(stepped.jobs, 0) order by place)
                                from generate_series(0, :steps - 1) as place left join stepped on stepped.step = place
                                    and stepped.seconds = grained.seconds and stepped.start = grained.start
                                    and stepped.type = grained.type)
                        from grained group by seconds, start, type
                        on conflict (seconds, start, type) do update set
                            accepted = s.accepted + excluded.accepted, completed = s.completed + excluded.completed,
                            failed = s.failed + excluded.failed, retried = s.retried + excluded.retried,
                            cancelled = s.cancelled + excluded.cancelled,
                            latencies = (select array_agg(known + added order by place)
                                from unnest(s.latencies, excluded.latencies) with ordinality as both_of(known, added, place))
                        """)
                .setParameter("after", after)
                .setParameter("upTo", upTo)
                .setParameter("first", Latencies.FIRST_MS)
                .setParameter("growth", Latencies.GROWTH)
                .setParameter("steps", Latencies.STEPS)
                .executeUpdate();
    }

    /** All types together; steps in which nothing happened are left out. */
    List<JobCounts> sums(Span span, Instant from) {
        Map<Instant, Latencies> latencies = latencies(span, from);
        return NativeSql.query(entityManager, """
                        select date_bin(:step * interval '1 second', start, timestamptz 'epoch') as at,
                            cast(sum(accepted) as bigint), cast(sum(completed) as bigint), cast(sum(failed) as bigint),
                            cast(sum(retried) as bigint), cast(sum(cancelled) as bigint)
                        from job_statistics where seconds = :grain and start >= :from group by 1 order by 1
                        """, Tuple.class)
                .setParameter("step", span.step().toSeconds())
                .setParameter("grain", (int) span.grain().toSeconds())
                .setParameter("from", from)
                .getResultStream()
                .map(row -> {
                    Instant at = row.get(0, Instant.class);
                    return new JobCounts(
                            at,
                            row.get(1, Long.class),
                            row.get(2, Long.class),
                            row.get(3, Long.class),
                            row.get(4, Long.class),
                            row.get(5, Long.class),
                            latencies.getOrDefault(at, Latencies.NONE));
                })
                .toList();
    }

    private Map<Instant, Latencies> latencies(Span span, Instant from) {
        Map<Instant, List<Long>> counts = new TreeMap<>();
        NativeSql.query(entityManager, """
                        select date_bin(:step * interval '1 second', start, timestamptz 'epoch') as at,
                            cast(place as integer), cast(sum(jobs) as bigint)
                        from job_statistics cross join unnest(latencies) with ordinality as latency(jobs, place)
                        where seconds = :grain and start >= :from and jobs > 0 group by 1, 2
                        """, Tuple.class)
                .setParameter("step", span.step().toSeconds())
                .setParameter("grain", (int) span.grain().toSeconds())
                .setParameter("from", from)
                .getResultStream()
                .forEach(row -> counts.computeIfAbsent(
                                row.get(0, Instant.class),
                                at -> new ArrayList<>(Collections.nCopies(Latencies.STEPS, 0L)))
                        .set(row.get(1, Integer.class) - 1, row.get(2, Long.class)));
        return counts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Latencies(List.copyOf(entry.getValue()))));
    }

    void trim(Duration grain, Instant before) {
        entityManager
                .createNativeQuery("delete from job_statistics where seconds = :grain and start < :before")
                .setParameter("grain", (int) grain.toSeconds())
                .setParameter("before", before)
                .executeUpdate();
    }
}
