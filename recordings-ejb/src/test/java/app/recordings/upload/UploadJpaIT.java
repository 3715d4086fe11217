package app.recordings.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.quota.StoredBytesService;
import app.recordings.security.Sha256;
import app.recordings.storage.GoneInputStream;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.PartStorage;
import app.recordings.storage.Spool;
import app.recordings.storage.StoredContent;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadJpaIT {
    private static final int PART = DirectUpload.PART;
    private static final String STORAGE = "app.recordings.storage.database.DatabaseObjectStorage";
    private static final byte[] CONTENT = new byte[PART + 5];

    private final UUID owner = UUID.randomUUID();
    private final Beans beans = new Beans().configure("recordings.signing-key", "x".repeat(32));
    private final UploadService service;
    private final Uploads uploads;
    private final UploadLinks links;

    static {
        new Random(7).nextBytes(CONTENT);
    }

    UploadJpaIT() throws ClassNotFoundException {
        beans.use(ObjectStorage.class, STORAGE);
        service = beans.get(UploadService.class);
        uploads = beans.get(Uploads.class);
        links = beans.get(UploadLinks.class);
    }

    @Test
    void partsInAnyOrderAndTwiceBecomeTheContent() throws Exception {
        DirectUpload upload = begin(true);
        send(upload, 2);
        assertThat(service.progress(owner, upload.id()).received()).containsExactly(2);
        assertThat(service.progress(owner, upload.id()).missing()).containsExactly(1);
        putPart(upload, 1, new byte[PART]);
        send(upload, 1);
        StoredContent content = uploads.complete(owner, upload.id());
        assertThat(content.sha256()).isEqualTo(Sha256.hex(CONTENT));
        assertThat(content.size()).isEqualTo(CONTENT.length);
        assertThat(content.head()).isEqualTo(Arrays.copyOf(CONTENT, 64));
        try (InputStream stored = beans.get(ObjectStorage.class).read(upload.id(), 0)) {
            assertThat(Arrays.equals(stored.readAllBytes(), CONTENT)).isTrue();
        }
        assertThat(uploads.complete(owner, upload.id()))
                .usingRecursiveComparison()
                .isEqualTo(content);
    }

    @Test
    void everythingAtOnceBecomesTheContent() {
        DirectUpload upload = begin(false);
        assertThat(service.progress(owner, upload.id()).missing()).containsExactly(1);
        uploads.receive(links.whole(upload), -1, new ByteArrayInputStream(CONTENT));
        assertThat(service.progress(owner, upload.id()).received()).containsExactly(1);
        assertThat(uploads.complete(owner, upload.id()).sha256()).isEqualTo(Sha256.hex(CONTENT));
    }

    @Test
    void whatIsMissingIsToldAndThePartsStay() {
        DirectUpload upload = begin(true);
        send(upload, 2);
        assertThatThrownBy(() -> uploads.complete(owner, upload.id()))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.type()).isEqualTo(ErrorType.UPLOAD_INCOMPLETE);
                    assertThat(e.members()).hasToString("{\"missing\":[{\"partNumber\":1}]}");
                });
        send(upload, 1);
        assertThat(uploads.complete(owner, upload.id()).sha256()).isEqualTo(Sha256.hex(CONTENT));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, PART - 1, PART + 1})
    void partOfAnotherSizeIsRefused(int size) throws Exception {
        DirectUpload upload = begin(true);
        assertRefused(ErrorType.WRONG_SIZE, () -> putPart(upload, 1, new byte[size]));
        assertRefused(
                ErrorType.WRONG_SIZE,
                () -> uploads.receive(links.part(upload, 1), size, new ByteArrayInputStream(new byte[PART])));
        assertThat(service.progress(owner, upload.id()).received()).isEmpty();
        assertThat(Sql.number("select count(*) from stored_chunk where object_id = ?", upload.id()))
                .isZero();
    }

    @Test
    void contentOfAnotherHashIsRemoved() throws Exception {
        DirectUpload upload = service.begin(new NewUpload(owner, 4, Sha256.hex(new byte[4]), false));
        uploads.receive(links.whole(upload), 4, new ByteArrayInputStream(new byte[] {1, 2, 3, 4}));
        assertRefused(ErrorType.WRONG_HASH, () -> uploads.complete(owner, upload.id()));
        assertGone(upload);
    }

    @Test
    void nothingComesAfterTheEnd() throws Exception {
        DirectUpload upload = service.begin(new NewUpload(owner, 1, null, false));
        uploads.receive(links.whole(upload), 1, new ByteArrayInputStream(new byte[1]));
        uploads.complete(owner, upload.id());
        assertRefused(
                ErrorType.UPLOAD_ENDED,
                () -> uploads.receive(links.whole(upload), 1, new ByteArrayInputStream(new byte[1])));
        service.abort(owner, upload.id());
        assertGone(upload);
        assertRefused(
                ErrorType.NOT_FOUND,
                () -> uploads.receive(links.whole(upload), 1, new ByteArrayInputStream(new byte[1])));
    }

    @Test
    void addressIsOfOneUploadPartSizeAndTime() {
        DirectUpload upload = begin(true);
        String token = links.part(upload, 1);
        for (String forged : List.of(
                token.replace(".1.", ".2."),
                token.replace("." + PART + ".", "." + (PART - 1) + "."),
                token.replaceFirst("^.{8}", "00000000"),
                token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A"),
                token + "A",
                "x")) {
            assertRefused(ErrorType.NOT_FOUND, () -> links.open(forged));
        }
        beans.clock().advance(UploadService.LIFE.plus(Duration.ofSeconds(1)));
        assertRefused(ErrorType.NOT_FOUND, () -> links.open(token));
    }

    @Test
    void strangerSeesNothing() {
        DirectUpload upload = begin(true);
        UUID stranger = UUID.randomUUID();
        assertRefused(ErrorType.NOT_FOUND, () -> service.progress(stranger, upload.id()));
        assertRefused(ErrorType.NOT_FOUND, () -> uploads.complete(stranger, upload.id()));
        assertRefused(ErrorType.NOT_FOUND, () -> service.abort(stranger, upload.id()));
        assertRefused(ErrorType.NOT_FOUND, () -> service.use(stranger, upload.id()));
        assertThat(service.get(owner, upload.id())).isNotNull();
    }

    @Test
    void expiredUploadIsNotThereAndIsSwept() throws Exception {
        DirectUpload upload = begin(true);
        send(upload, 1);
        Sql.update("update upload set expires_at = now() where id = ?", upload.id());
        assertRefused(ErrorType.NOT_FOUND, () -> service.get(owner, upload.id()));
        assertRefused(ErrorType.NOT_FOUND, () -> send(upload, 2));
        while (service.expire()) {
            // Others' too.
        }
        assertGone(upload);
    }

    @Test
    void samePartSentAtTheSameMomentIsWholeAndOneOfThem() throws Exception {
        DirectUpload upload = service.begin(new NewUpload(owner, PART, null, true));
        byte[] one = new byte[PART];
        byte[] other = new byte[PART];
        Arrays.fill(other, (byte) 1);
        AtomicInteger turn = new AtomicInteger();
        Together.run(3, () -> {
            putPart(upload, 1, turn.getAndIncrement() % 2 == 0 ? one : other);
            return null;
        });
        assertThat(uploads.complete(owner, upload.id()).sha256()).isIn(Sha256.hex(one), Sha256.hex(other));
    }

    @Test
    void callerHasAHundredUnusedUploadsAtMost() throws Exception {
        for (int i = 0; i < 98; i++) {
            begin(true);
        }
        AtomicInteger refused = new AtomicInteger();
        Together.run(8, () -> {
            try {
                begin(true);
            } catch (ProblemException e) {
                refused.incrementAndGet();
            }
            return null;
        });
        assertThat(refused).hasValue(6);
        assertRefused(ErrorType.TOO_MANY_REQUESTS, () -> begin(true));
    }

    @Test
    void contentThatCannotBeReadIsNotThereOrTriedAgain() throws Exception {
        ObjectStorage stored = beans.get(ObjectStorage.class);
        AtomicInteger breaks = new AtomicInteger();
        Beans breaking = new Beans().put(PartStorage.class, beans.get(PartStorage.class));
        breaking.put(ObjectStorage.class, new Breaking(stored, breaks::incrementAndGet));
        Uploads strict = breaking.get(Uploads.class);
        DirectUpload upload = begin(true);
        send(upload, 1);
        send(upload, 2);
        assertRefused(ErrorType.OVERLOADED, () -> strict.complete(owner, upload.id()));
        assertThat(breaks).hasValue(1);
        breaking.put(ObjectStorage.class, new Breaking(stored, () -> service.abort(owner, upload.id())));
        strict.storage = breaking.get(ObjectStorage.class);
        assertRefused(ErrorType.NOT_FOUND, () -> strict.complete(owner, upload.id()));
    }

    /** A store that breaks off, when something else has happened. */
    private record Breaking(ObjectStorage store, Runnable meanwhile) implements ObjectStorage {
        @Override
        public boolean isTransactional() {
            return store.isTransactional();
        }

        @Override
        public void put(UUID objectId, UUID ownerId, Spool content) {
            store.put(objectId, ownerId, content);
        }

        @Override
        public InputStream read(UUID objectId, long offset) {
            meanwhile.run();
            return new GoneInputStream();
        }

        @Override
        public void delete(UUID objectId) {
            store.delete(objectId);
        }
    }

    @Test
    void openUploadsCountAsStored() {
        Beans limited = new Beans().configure("recordings.quota.caller", "stored-bytes=" + (2 * CONTENT.length));
        limited.put(ObjectStorage.class, beans.get(ObjectStorage.class))
                .put(PartStorage.class, beans.get(PartStorage.class));
        UploadService strict = limited.get(UploadService.class);
        NewUpload order = new NewUpload(owner, CONTENT.length, null, true);
        DirectUpload upload = strict.begin(order);
        strict.begin(order);
        assertRefused(ErrorType.TOO_MANY_REQUESTS, () -> strict.begin(order));
        assertThat(limited.get(StoredBytesService.class).sum(owner)).isEqualTo(2L * CONTENT.length);
        strict.abort(owner, upload.id());
        limited.clock().advance(Duration.ofMinutes(1));
        strict.begin(order);
    }

    private DirectUpload begin(boolean inParts) {
        return service.begin(
                new NewUpload(owner, CONTENT.length, Sha256.hex(CONTENT).toUpperCase(Locale.ROOT), inParts));
    }

    private void send(DirectUpload upload, int part) {
        int from = (part - 1) * PART;
        putPart(upload, part, Arrays.copyOfRange(CONTENT, from, Math.min(CONTENT.length, from + PART)));
    }

    private void putPart(DirectUpload upload, int part, byte[] content) {
        uploads.receive(links.part(upload, part), -1, new ByteArrayInputStream(content));
    }

    private static void assertGone(DirectUpload upload) throws Exception {
        assertThat(Sql.number("select count(*) from upload where id = ?", upload.id()))
                .isZero();
        assertThat(Sql.number("select count(*) from upload_part where upload_id = ?", upload.id()))
                .isZero();
        assertThat(Sql.number("select count(*) from stored_chunk where object_id = ?", upload.id()))
                .isZero();
    }

    private static void assertRefused(ErrorType type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(type));
    }
}
