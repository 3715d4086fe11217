package app.recordings.recording;

import app.recordings.error.ProblemException;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Keeps renditions in the store, next to what they were made of. */
@ApplicationScoped
class RenditionService {
    @Inject
    RenditionRepository renditions;

    @Inject
    RecordingRepository recordings;

    @Inject
    ObjectStorage storage;

    @Transactional
    public Optional<StoredAudio> find(UUID sourceId, RenditionFormat format) {
        return renditions.find(sourceId, format);
    }

    /** Stores it, unless it is there already; fails when the recording is deleted meanwhile. */
    @Transactional
    public StoredAudio keep(Recording recording, UUID sourceId, RenditionFormat format, Spool content) {
        StoredAudio rendition = new StoredAudio(Ids.next(), format.contentType(), content.size(), content.sha256());
        storage.put(rendition.objectId(), recording.ownerId(), content);
        recordings.lock(recording.id());
        if (recordings.find(recording.id()).isEmpty()) {
            throw ProblemException.notFound("recording");
        }
        if (!renditions.add(recording, sourceId, format, rendition)) {
            storage.delete(rendition.objectId());
            return renditions.find(sourceId, format).orElseThrow();
        }
        return rendition;
    }

    @Transactional
    public void deleteOfRecording(UUID recordingId) {
        renditions.deleteOfRecording(recordingId).forEach(storage::delete);
    }

    @Transactional
    public void deleteOfSource(UUID sourceId) {
        renditions.deleteOfSource(sourceId).forEach(storage::delete);
    }
}
