package app.recordings.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Transactions;
import jakarta.enterprise.inject.Instance;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moving between stores, ended wherever it may be. */
class MoveJpaIT {
    @TempDir
    Path folder;

    private final UUID owner = UUID.randomUUID();
    private final List<UUID> ids = new ArrayList<>();
    private StorageAdapter database;
    private StorageAdapter file;

    /** A move that dies after some steps, as its node does. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void putSomeInTheDatabase() throws Exception {
        Sql.update("delete from discarded_object");
        Beans beans = new Beans().configure("recordings.storage.folder", folder.toString());
        beans.use(StorageAdapter.class, "app.recordings.storage.file.FileObjectStorage");
        file = beans.get(StorageAdapter.class);
        beans.use(StorageAdapter.class, "app.recordings.storage.database.DatabaseObjectStorage");
        database = beans.get(StorageAdapter.class);
        for (int i = 0; i < 4; i++) {
            add();
        }
    }

    @Test
    void moveThatDiesAnywhereGoesOnAndLosesNothing() throws Exception {
        for (int steps = 0; steps < 12; steps++) {
            Dying dying = new Dying(file, steps);
            Moving dead = moving("file", "database", dying);
            try {
                dead.mover().moveAll();
            } catch (Death expected) {
                // Its node is gone.
            }
            allAreRead(moving("file", "database", file).storage());
        }
        moveAll("file", "database");
        assertThat(ids).allSatisfy(id -> {
            assertThat(file.size(id)).isPresent();
            assertThat(database.size(id)).isEmpty();
        });
        whatIsDueIsSwept();
        allAreRead(moving("file", "database", file).storage());
    }

    @Test
    void theWayBackIsTheSame() throws Exception {
        moveAll("file", "database");
        moveAll("database", "file");
        assertThat(ids).allSatisfy(id -> assertThat(database.size(id)).isPresent());
        assertThat(Sql.number("select count(*) from stored_chunk where owner_id = ?", owner))
                .isEqualTo(ids.size());
        whatIsDueIsSwept();
        assertThat(ids).allSatisfy(id -> assertThat(file.size(id)).isEmpty());
        allAreRead(moving("database", "file", file).storage());
    }

    @Test
    void backIntoAStoreThatWasLeftWithinTheDay() throws Exception {
        moveAll("file", "database");
        moveAll("database", "file");
        Moving back = moving("file", "database", file);
        back.mover().moveAll();
        assertThat(back.mover().isMoving())
                .as("before the store is surely empty")
                .isTrue();
        allAreRead(back.storage());
        sweepAll();
        Sql.update("""
                update discarded_object set due_at = due_at - interval '6 minutes', last_at = last_at - interval '6 minutes'
                """);
        back.mover().moveAll();
        assertThat(back.mover().isMoving()).isFalse();
        assertThat(ids).allSatisfy(id -> assertThat(database.size(id)).isEmpty());
        whatIsDueIsSwept();
        assertThat(ids).allSatisfy(id -> assertThat(file.size(id)).isPresent());
        allAreRead(back.storage());
    }

    @Test
    void oneNodeMovesAtATime() throws Exception {
        Moving one = moving("file", "database", file);
        Moving other = new Moving(
                one.storage(),
                new Beans().put(ConfiguredObjectStorage.class, one.storage()).get(StorageMover.class));
        one.mover().moveAll();
        other.mover().moveAll();
        assertThat(other.mover().isMoving())
                .as("which is not its own to know yet")
                .isTrue();
        Sql.update("delete from duty");
        other.mover().moveAll();
        assertThat(other.mover().isMoving()).isFalse();
    }

    @Test
    void whatIsDeletedWhileItIsMovedIsGoneFromBoth() throws Exception {
        UUID deleted = ids.get(1);
        Moving moving = moving("file", "database", new Dying(file, Integer.MAX_VALUE) {
            @Override
            public void put(UUID objectId, UUID ownerId, Spool content) {
                super.put(objectId, ownerId, content);
                if (objectId.equals(deleted)) {
                    ownerDeletes(deleted);
                }
            }
        });
        moving.mover().moveAll();
        ids.remove(deleted);
        whatIsDueIsSwept();
        assertThat(database.size(deleted)).isEmpty();
        assertThat(file.size(deleted)).isEmpty();
        allAreRead(moving.storage());
    }

    private void ownerDeletes(UUID id) {
        try {
            ConfiguredObjectStorage storage = moving("file", "database", file).storage();
            Transactions.run(() -> {
                Sql.update("delete from recording where id = ?", id);
                storage.delete(id);
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void whatIsDueIsSwept() throws Exception {
        Sql.update("update discarded_object set due_at = now()");
        sweepAll();
    }

    private void sweepAll() throws Exception {
        ConfiguredObjectStorage storage = moving("file", "database", file).storage();
        while (storage.sweep()) {
            // Until nothing is due.
        }
    }

    private void moveAll(String to, String from) throws SQLException {
        Moving moving = moving(to, from, file);
        moving.mover().moveAll();
        assertThat(moving.mover().isMoving()).isFalse();
    }

    private void allAreRead(ConfiguredObjectStorage storage) throws Exception {
        for (UUID id : ids) {
            try (InputStream content = storage.read(id, 0)) {
                assertThat(content.readAllBytes()).isEqualTo(bytes(id));
            }
        }
    }

    private void add() throws Exception {
        UUID id = UUID.randomUUID();
        Sql.update("""
                insert into recording (id, owner_id, job_id, language, content_type, size_bytes, sha256, created_at)
                values (?, ?, ?, 'en', 'audio/wav', 36, '', now())
                """, id, owner, id);
        try (Spool content = Spool.of(new ByteArrayInputStream(bytes(id)), 100)) {
            Transactions.run(() -> database.put(id, owner, content));
        }
        ids.add(id);
    }

    private static byte[] bytes(UUID id) {
        return id.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private record Moving(ConfiguredObjectStorage storage, StorageMover mover) {}

    /** On a node of its own, the others being dead. */
    private Moving moving(String to, String from, StorageAdapter files) throws SQLException {
        Sql.update("delete from duty");
        Beans beans = new Beans().configure("recordings.storage", to).configure("recordings.storage.from", from);
        beans.put(Instance.class, (Instance<?>) Proxy.newProxyInstance(
                MoveJpaIT.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> Stream.of(database, files)));
        ConfiguredObjectStorage storage = beans.get(ConfiguredObjectStorage.class);
        storage.choose();
        return new Moving(storage, beans.get(StorageMover.class));
    }

    /** A store whose node dies at a step: before it does what it is asked, or just after. */
    private static class Dying implements StorageAdapter {
        private final StorageAdapter store;
        private int steps;

        Dying(StorageAdapter store, int steps) {
            this.store = store;
            this.steps = steps;
        }

        private void step() {
            if (steps-- == 0) {
                throw new Death();
            }
        }

        @Override
        public void put(UUID objectId, UUID ownerId, Spool content) {
            step();
            store.put(objectId, ownerId, content);
            step();
        }

        @Override
        public java.util.OptionalLong size(UUID objectId) {
            step();
            return store.size(objectId);
        }

        @Override
        public String kind() {
            return store.kind();
        }

        @Override
        public boolean isTransactional() {
            return store.isTransactional();
        }

        @Override
        public void check() {
            store.check();
        }

        @Override
        public Stream<UUID> ids() {
            return store.ids();
        }

        @Override
        public void put(UUID objectId, UUID ownerId, long offset, Spool part) {
            store.put(objectId, ownerId, offset, part);
        }

        @Override
        public InputStream read(UUID objectId, long offset) {
            return store.read(objectId, offset);
        }

        @Override
        public void delete(UUID objectId) {
            store.delete(objectId);
        }
    }
}
