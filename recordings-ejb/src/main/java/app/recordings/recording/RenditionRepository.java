package app.recordings.recording;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class RenditionRepository {
    @Inject
    EntityManager entityManager;

    Optional<StoredAudio> find(UUID sourceId, RenditionFormat format) {
        return NativeSql.query(
                        entityManager,
                        "select object_id, size_bytes, sha256 from rendition where source_id = :source and format = :format",
                        Tuple.class)
                .setParameter("source", sourceId)
                .setParameter("format", format.code())
                .getResultStream()
                .map(row -> new StoredAudio(
                        (UUID) row.get(0), format.contentType(), (Long) row.get(1), (String) row.get(2)))
                .findFirst();
    }

    /** @return false when another one was first */
    boolean add(Recording recording, UUID sourceId, RenditionFormat format, StoredAudio rendition) {
        return entityManager
                        .createNativeQuery("""
                                insert into rendition (source_id, format, owner_id, recording_id, object_id, size_bytes, sha256)
                                values (:source, :format, :owner, :recording, :object, :size, :sha256)
                                on conflict do nothing
                                """)
                        .setParameter("source", sourceId)
                        .setParameter("format", format.code())
                        .setParameter("owner", recording.ownerId())
                        .setParameter("recording", recording.id())
                        .setParameter("object", rendition.objectId())
                        .setParameter("size", rendition.sizeBytes())
                        .setParameter("sha256", rendition.sha256())
                        .executeUpdate()
                == 1;
    }

    /** @return the objects that they were */
    List<UUID> deleteOfRecording(UUID recordingId) {
        return NativeSql.query(
                        entityManager,
                        "delete from rendition where recording_id = :recording returning object_id",
                        UUID.class)
                .setParameter("recording", recordingId)
                .getResultList();
    }

    /** @return the objects that they were */
    List<UUID> deleteOfSource(UUID sourceId) {
        return NativeSql.query(
                        entityManager,
                        "delete from rendition where source_id = :source returning object_id",
                        UUID.class)
                .setParameter("source", sourceId)
                .getResultList();
    }
}
