package app.recordings.console;

import app.recordings.database.NativeSql;
import app.recordings.job.Job;
import app.recordings.recording.Recording;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Looking at recordings of all callers. */
@ApplicationScoped
class RecordingConsoleRepository {
    @Inject
    EntityManager entityManager;

    /** A recording with its newest job. */
    record Found(Recording recording, Job job) {
        UUID id() {
            return recording.id();
        }
    }

    /** The newest of an address. To be in order by their ids they are looked for first: the planner would read all by id. */
    List<UUID> ofAddress(String email, int most) {
        return NativeSql.query(entityManager, """
                        select id from (select id from recording where lower(email) = lower(:email) offset 0) found
                        order by id desc limit :most
                        """, UUID.class)
                .setParameter("email", email)
                .setParameter("most", most)
                .getResultList();
    }

    /** @param ids of which it is one; null for any */
    IdPage<Found> page(RecordingSearch search, Collection<UUID> ids, IdPageRequest page) {
        var conditions = new Conditions();
        if (search.id() != null) {
            conditions.and("r.id = :id", "id", search.id());
        }
        if (ids != null) {
            conditions.and("r.id in (:ids)", "ids", ids);
        }
        search.made().on("r.id", conditions);
        String order = page.on("r.id", conditions);
        List<Found> found = conditions
                .fill(entityManager.createQuery(
                        "select r, j from Recording r join Job j on j.id = r.jobId where " + conditions + order,
                        Tuple.class))
                .setMaxResults(page.limit() + 1)
                .getResultStream()
                .map(row -> new Found(row.get(0, Recording.class), row.get(1, Job.class)))
                .toList();
        return IdPage.of(found, page, Found::id);
    }
}
