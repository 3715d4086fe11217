package app.recordings.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Transactions;
import jakarta.enterprise.inject.Instance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that takes part in no transaction, wherever the product dies. */
class DiscardJpaIT {
    @TempDir
    Path folder;

    private final UUID id = UUID.randomUUID();
    private StorageAdapter file;
    private ConfiguredObjectStorage storage;

    @BeforeEach
    void useFiles() throws Exception {
        Sql.update("delete from discarded_object");
        Beans beans = new Beans()
                .configure("recordings.storage", "file")
                .configure("recordings.storage.folder", folder.toString());
        beans.use(StorageAdapter.class, "app.recordings.storage.file.FileObjectStorage");
        file = beans.get(StorageAdapter.class);
        beans.put(Instance.class, instance(file));
        storage = beans.get(ConfiguredObjectStorage.class);
        storage.choose();
    }

    @Test
    void objectOfACommittedTransactionStays() throws Exception {
        Transactions.run(this::put);
        fallDue();
        sweepAll();
        assertThat(file.size(id)).isPresent();
        assertThat(rows()).isZero();
    }

    @Test
    void objectOfATransactionThatFailedIsSwept() throws Exception {
        assertThatThrownBy(() -> Transactions.run(() -> {
                    put();
                    throw new IllegalStateException("the node dies");
                }))
                .hasMessage("the node dies");
        assertThat(file.size(id)).isPresent();
        sweepAll();
        assertThat(file.size(id)).as("it could still be committed").isPresent();
        fallDue();
        sweepAll();
        assertThat(file.size(id)).isEmpty();
    }

    @Test
    void transactionThatTookTooLongIsRefused() throws Exception {
        DiscardService discards = storage.discards;
        discards.expect("file", id);
        fallDue();
        sweepAll();
        assertThatThrownBy(() -> discards.keep("file", id)).isInstanceOf(ProblemException.class);
    }

    @Test
    void objectIsDeletedAfterItsRowOnly() throws Exception {
        Transactions.run(this::put);
        assertThatThrownBy(() -> Transactions.run(() -> {
                    storage.delete(id);
                    throw new IllegalStateException("the node dies");
                }))
                .hasMessage("the node dies");
        sweepAll();
        assertThat(file.size(id)).isPresent();
        Transactions.run(() -> storage.delete(id));
        sweepAll();
        assertThat(file.size(id)).isEmpty();
    }

    @Test
    void whatComesLateIsDeletedAgain() throws Exception {
        Transactions.run(() -> storage.delete(id));
        sweepAll();
        try (Spool late = spool()) {
            file.put(id, id, late);
        }
        fallDue();
        Sql.update("update discarded_object set last_at = now()");
        sweepAll();
        assertThat(file.size(id)).isEmpty();
        assertThat(rows()).isZero();
    }

    private void put() throws IOException {
        try (Spool content = spool()) {
            storage.put(id, UUID.randomUUID(), content);
        }
    }

    private static Spool spool() throws IOException {
        return Spool.of(new ByteArrayInputStream(new byte[] {1, 2, 3}), 3);
    }

    private static void fallDue() throws Exception {
        Sql.update("update discarded_object set due_at = now()");
    }

    private void sweepAll() {
        while (storage.sweep()) {
            // Until nothing is due.
        }
    }

    private long rows() throws Exception {
        return Sql.number("select count(*) from discarded_object where object_id = ?", id);
    }

    private static Instance<?> instance(StorageAdapter... adapters) {
        return (Instance<?>) Proxy.newProxyInstance(
                DiscardJpaIT.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> Stream.of(adapters));
    }
}
