package app.recordings.storage.database;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A piece of an object: 256 KiB, the last one what is left. */
@Entity
@Immutable
@Table(name = "stored_chunk")
@IdClass(StoredChunk.Key.class)
class StoredChunk {
    @Id
    @Column(name = "object_id")
    private UUID objectId;

    @Id
    private int number;

    @Column(name = "owner_id")
    private UUID ownerId;

    private byte[] data;

    StoredChunk() {}

    StoredChunk(UUID objectId, int number, UUID ownerId, byte[] data) {
        this.objectId = objectId;
        this.number = number;
        this.ownerId = ownerId;
        this.data = data;
    }

    UUID ownerId() {
        return ownerId;
    }

    byte[] data() {
        return data;
    }

    record Key(UUID objectId, int number) implements Serializable {
        // Hibernate fills an id class through an empty constructor.
        Key() {
            this(null, 0);
        }
    }
}
