package app.recordings.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
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
