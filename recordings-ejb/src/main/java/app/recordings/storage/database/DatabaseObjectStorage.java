package app.recordings.storage.database;

import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Objects in PostgreSQL: one place to back up, and audio commits with its recording. */
@ApplicationScoped
class DatabaseObjectStorage implements ObjectStorage {
    static final int CHUNK = 256 * 1024;

    @Inject
    StoredChunkRepository chunks;

    @Override
    public void put(UUID objectId, UUID ownerId, Spool content) {
        try (InputStream source = content.open()) {
            int number = 0;
            for (byte[] data = source.readNBytes(CHUNK); data.length > 0; data = source.readNBytes(CHUNK)) {
                chunks.add(new StoredChunk(objectId, number++, ownerId, data));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The spooled content cannot be read", e);
        }
    }

    @Override
    public InputStream read(UUID objectId, long offset) {
        return new ChunkInputStream(number -> chunks.data(objectId, number), offset);
    }

    @Override
    public void delete(UUID objectId) {
        chunks.delete(objectId);
    }
}
