package app.recordings.storage.database;

import app.recordings.storage.ObjectStorage;
import app.recordings.storage.PartStorage;
import app.recordings.storage.Spool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Objects in PostgreSQL: one place to back up, and audio commits with its recording. */
@ApplicationScoped
class DatabaseObjectStorage implements ObjectStorage, PartStorage {
    static final int CHUNK = PartStorage.GRAIN;

    @Inject
    StoredChunkRepository chunks;

    @Override
    public void put(UUID objectId, UUID ownerId, Spool content) {
        add(objectId, ownerId, 0, content);
    }

    @Override
    public void put(UUID objectId, UUID ownerId, long offset, Spool part) {
        int first = (int) (offset / CHUNK);
        chunks.delete(objectId, first, first + (int) ((part.size() - 1) / CHUNK));
        add(objectId, ownerId, first, part);
    }

    private void add(UUID objectId, UUID ownerId, int first, Spool content) {
        try (InputStream source = content.open()) {
            int number = first;
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
