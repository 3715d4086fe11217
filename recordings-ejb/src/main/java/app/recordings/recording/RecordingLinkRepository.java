package app.recordings.recording;

import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import app.recordings.paging.Position;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class RecordingLinkRepository {
    @Inject
    EntityManager entityManager;

    void add(RecordingLink link) {
        entityManager.persist(link);
    }

    Optional<RecordingLink> find(UUID id) {
        return Optional.ofNullable(entityManager.find(RecordingLink.class, id));
    }

    /** Those of a recording that have not expired, newest first. */
    Page<RecordingLink> page(UUID recordingId, Instant now, PageRequest page) {
        Position after = page.start();
        List<RecordingLink> rows = entityManager
                .createQuery("""
                        select l from RecordingLink l where l.recordingId = :recording and l.expiresAt > :now
                        and (l.createdAt, l.id) < (:at, :id) order by l.createdAt desc, l.id desc
                        """, RecordingLink.class)
                .setParameter("recording", recordingId)
                .setParameter("now", now)
                .setParameter("at", after.createdAt())
                .setParameter("id", after.id())
                .setMaxResults(page.limit() + 1)
                .getResultList();
        return Page.of(rows, page.limit(), link -> new Position(link.createdAt(), link.id()));
    }

    /** @return false when the recording has no such link */
    boolean delete(UUID recordingId, UUID id) {
        return entityManager
                        .createQuery("delete from RecordingLink l where l.recordingId = :recording and l.id = :id")
                        .setParameter("recording", recordingId)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    void deleteOfRecording(UUID recordingId) {
        entityManager
                .createQuery("delete from RecordingLink l where l.recordingId = :recording")
                .setParameter("recording", recordingId)
                .executeUpdate();
    }

    void deleteExpired(Instant now) {
        entityManager
                .createQuery("delete from RecordingLink l where l.expiresAt <= :now")
                .setParameter("now", now)
                .executeUpdate();
    }
}
