package app.recordings.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for stores whose parts come through the product. */
public abstract class PartsContract extends StorageContract {
    private static final int PART = 2 * PartStorage.GRAIN;

    @Test
    void partsInAnyOrderAndTwiceBecomeTheObject() throws Exception {
        byte[] content = new byte[2 * PART + 9];
        new Random(3).nextBytes(content);
        UUID id = UUID.randomUUID();
        put(id, 2, Arrays.copyOfRange(content, 2 * PART, content.length));
        put(id, 0, new byte[PART]);
        put(id, 1, Arrays.copyOfRange(content, PART, 2 * PART));
        put(id, 0, Arrays.copyOf(content, PART));
        try (InputStream stored = storage().read(id, 0)) {
            assertThat(Arrays.equals(stored.readAllBytes(), content)).isTrue();
        }
        assertThat(storage().direct()).isEmpty();
    }

    private void put(UUID id, int part, byte[] content) throws Exception {
        try (Spool spool = Spool.of(new ByteArrayInputStream(content), content.length)) {
            run(() -> storage().put(id, new UUID(0, 0), (long) part * PART, spool));
        }
    }
}
