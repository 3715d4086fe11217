package app.recordings.storage.database;

import app.recordings.storage.Spool;
import app.recordings.storage.StorageAdapter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/** Objects in PostgreSQL: one place to back up, and audio commits with its recording. */
@ApplicationScoped
@Typed(StorageAdapter.class)
class DatabaseObjectStorage implements StorageAdapter {
    static final int CHUNK = GRAIN;

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
                StoredChunk chunk = new StoredChunk(objectId, number++, ownerId, data);
                chunks.add(chunk);
                if (data.length == CHUNK) {
                    chunks.release(chunk);
                }
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

    @Override
    public String kind() {
        return "database";
    }

    @Override
    public boolean isTransactional() {
        return true;
    }

    /** What asks whether the database is there asks for this, too. */
    @Override
    public void check() {}

    @Override
    public OptionalLong size(UUID objectId) {
        return chunks.size(objectId);
    }

    @Override
    public Stream<UUID> ids() {
        UUID first = new UUID(0, 0);
        return Stream.iterate(
                        chunks.objects(first),
                        page -> !page.isEmpty(),
                        page -> chunks.objects(page.get(page.size() - 1)))
                .flatMap(List::stream);
    }
}
