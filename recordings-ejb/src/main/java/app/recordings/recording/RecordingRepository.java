package app.recordings.recording;

import app.recordings.database.NativeSql;
import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import app.recordings.paging.Position;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Recordings, always of one owner; a worker, which holds a lease, needs none. */
@ApplicationScoped
class RecordingRepository {
    private static final String VIEW = """
            select new app.recordings.recording.RecordingView(r, j, t.text, t.correctedText)
            from Recording r join Job j on j.id = r.jobId left join Transcript t on t.id = r.transcriptId
            """;
    private static final String OWN = VIEW + "where r.ownerId = :owner ";

    @Inject
    EntityManager entityManager;

    void add(Recording recording) {
        entityManager.persist(recording);
    }

    /** Lets no other change that its owner makes of it come between, until the transaction ends. */
    void lock(UUID id) {
        NativeSql.query(
                        entityManager,
                        "select cast(pg_advisory_xact_lock(hashtextextended(cast(:id as text), 0)) as text)",
                        String.class)
                .setParameter("id", id)
                .getResultList();
    }

    Optional<RecordingView> view(UUID ownerId, UUID id) {
        return entityManager
                .createQuery(OWN + "and r.id = :id", RecordingView.class)
                .setParameter("owner", ownerId)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    Page<RecordingView> page(UUID ownerId, RecordingFilter filter, PageRequest page) {
        Position after = page.start();
        List<RecordingView> rows = entityManager
                .createQuery(OWN + """
                                and (:status is null or j.status = :status) and (:email is null or r.email = :email)
                                and (r.createdAt, r.id) < (:at, :id)
                                order by r.createdAt desc, r.id desc
                                """, RecordingView.class)
                .setParameter("owner", ownerId)
                .setParameter("status", filter.status())
                .setParameter("email", filter.email())
                .setParameter("at", after.createdAt())
                .setParameter("id", after.id())
                .setMaxResults(page.limit() + 1)
                .getResultList();
        return Page.of(rows, page.limit(), RecordingView::position);
    }

    Page<RecordingView> pageOfAddress(String email, UUID person, PageRequest page) {
        Position after = page.start();
        List<RecordingView> rows = entityManager
                .createQuery(VIEW + """
                                where (lower(r.email) = lower(:email) or r.ownerId = :person) and (r.createdAt, r.id) < (:at, :id)
                                order by r.createdAt desc, r.id desc
                                """, RecordingView.class)
                .setParameter("email", email)
                .setParameter("person", person)
                .setParameter("at", after.createdAt())
                .setParameter("id", after.id())
                .setMaxResults(page.limit() + 1)
                .getResultList();
        return Page.of(rows, page.limit(), RecordingView::position);
    }

    Optional<Recording> find(UUID ownerId, UUID id) {
        return find(id).filter(recording -> recording.ownerId().equals(ownerId));
    }

    Optional<Recording> find(UUID id) {
        return Optional.ofNullable(entityManager.find(Recording.class, id));
    }

    void delete(Recording recording) {
        entityManager.remove(recording);
    }

    void add(Transcript transcript) {
        entityManager.persist(transcript);
    }

    /** @return it as it is stored now; fails when another came first */
    Transcript update(Transcript transcript) {
        Transcript stored = entityManager.merge(transcript);
        entityManager.flush();
        return stored;
    }

    /** Its recording was heard: the transcript is served at once unless something older still is. */
    void understood(Transcript transcript, long durationMs) {
        entityManager
                .createQuery("""
                        update Recording r set r.durationMs = :duration, r.transcriptId = coalesce(r.transcriptId, :transcript)
                        where r.id = :recording
                        """)
                .setParameter("duration", durationMs)
                .setParameter("transcript", transcript.id())
                .setParameter("recording", transcript.recordingId())
                .executeUpdate();
    }

    Optional<Transcript> transcript(UUID id) {
        return Optional.ofNullable(id).map(transcript -> entityManager.find(Transcript.class, transcript));
    }

    List<Transcript> transcripts(UUID recordingId) {
        return entityManager
                .createQuery("select t from Transcript t where t.recordingId = :recording", Transcript.class)
                .setParameter("recording", recordingId)
                .getResultList();
    }

    void delete(Transcript transcript) {
        entityManager.remove(transcript);
    }
}
