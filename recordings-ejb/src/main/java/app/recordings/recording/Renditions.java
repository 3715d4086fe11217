package app.recordings.recording;

import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Other forms of a recording's audio, each made when it is first asked for. No transaction is open while it is. */
@ApplicationScoped
public class Renditions {
    private static final int LOCKS = 64;

    @Inject
    RecordingService recordings;

    @Inject
    RenditionService kept;

    @Inject
    AudioConverter converter;

    @Inject
    ObjectStorage storage;

    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    /** The audio as it was sent, in a form that players can seek in. */
    public StoredAudio playback(UUID ownerId, UUID id) {
        StoredAudio audio = recordings.audio(ownerId, id);
        return RenditionFormat.seekable(audio.contentType())
                .map(format -> rendition(recordings.get(ownerId, id).recording(), audio, format))
                .orElse(audio);
    }

    /** The corrected text, spoken, as MP3. */
    public StoredAudio correctedMp3(UUID ownerId, UUID id) {
        StoredAudio audio = recordings.correctedAudio(ownerId, id);
        return rendition(recordings.get(ownerId, id).recording(), audio, RenditionFormat.MP3);
    }

    // Of many who ask at once on one node, one has it made and the others wait for it.
    private StoredAudio rendition(Recording recording, StoredAudio source, RenditionFormat format) {
        Optional<StoredAudio> found = kept.find(source.objectId(), format);
        if (found.isPresent()) {
            return found.get();
        }
        synchronized (locks[Math.floorMod(Objects.hash(source.objectId(), format), LOCKS)]) {
            return kept.find(source.objectId(), format).orElseGet(() -> make(recording, source, format));
        }
    }

    private StoredAudio make(Recording recording, StoredAudio source, RenditionFormat format) {
        try (Spool content = converter.convert(() -> storage.read(source.objectId(), 0), format)) {
            return kept.keep(recording, source.objectId(), format, content);
        } catch (IOException e) {
            throw new UncheckedIOException("The spooled rendition cannot be removed", e);
        }
    }
}
