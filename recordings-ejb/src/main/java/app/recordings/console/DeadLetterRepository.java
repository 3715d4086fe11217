package app.recordings.console;

import app.recordings.database.NativeSql;
import app.recordings.job.JobError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Jobs that failed for good and were not discarded: the newest of them, so that even a flood is looked over at once. */
@ApplicationScoped
class DeadLetterRepository {
    private static final int NEWEST = 20_000;
    private static final int MOST_CAUSES = 200;
    private static final int DAYS = 30;

    /** Each job is read once for both: days have no type, and come first; all those before them are one. */
    private static final String COUNTED = """
            with today as (select cast(now() at time zone 'UTC' as date) as today),
            dead as (
                select type, coalesce(error_code, '') as code, error_message as message, completed_at,
                    greatest(cast(completed_at at time zone 'UTC' as date), today - %d) as day
                from job cross join today
                where status = 'failed' and discarded_at is null order by id desc limit %d)
            select type, code, message, count(*), min(completed_at), max(completed_at), cast(day as text), grouping(type)
            from dead group by grouping sets ((type, code, message), (day)) order by 8 desc, 4 desc, 1, 2, 3 limit %d
            """.formatted(DAYS, NEWEST, MOST_CAUSES + DAYS + 1);

    @Inject
    EntityManager entityManager;

    DeadLetters newest() {
        Map<Boolean, List<Tuple>> rows = NativeSql.query(entityManager, COUNTED, Tuple.class)
                .getResultStream()
                .collect(Collectors.partitioningBy(isOfDay()));
        return new DeadLetters(
                rows.get(false).stream()
                        .limit(MOST_CAUSES)
                        .map(DeadLetterRepository::cause)
                        .toList(),
                days(rows.get(true)));
    }

    private static Predicate<Tuple> isOfDay() {
        return row -> row.get(7, Integer.class) == 1;
    }

    private static DeadLetterCause cause(Tuple row) {
        return new DeadLetterCause(
                row.get(0, String.class),
                new JobError(row.get(1, String.class), row.get(2, String.class)),
                row.get(3, Long.class),
                row.get(4, Instant.class),
                row.get(5, Instant.class));
    }

    private List<DeadLetterDay> days(List<Tuple> rows) {
        Map<LocalDate, Long> counts = rows.stream()
                .filter(row -> row.get(6, String.class) != null)
                .collect(Collectors.toMap(
                        row -> LocalDate.parse(row.get(6, String.class)), row -> row.get(3, Long.class)));
        LocalDate today = LocalDate.parse(NativeSql.query(
                        entityManager, "select cast(cast(now() at time zone 'UTC' as date) as text)", String.class)
                .getSingleResult());
        return today.minusDays(DAYS - 1L)
                .datesUntil(today.plusDays(1))
                .map(day -> new DeadLetterDay(day, counts.getOrDefault(day, 0L)))
                .toList();
    }
}
