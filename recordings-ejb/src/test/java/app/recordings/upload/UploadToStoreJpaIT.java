package app.recordings.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.security.Sha256;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.StoredContent;
import app.recordings.storage.s3.S3Server;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Uploads whose content goes to an S3 store past the product. */
class UploadToStoreJpaIT {
    private static final String STORAGE = "app.recordings.storage.s3.S3ObjectStorage";
    private static final String BUCKET = "uploads";
    private static final byte[] CONTENT = new byte[DirectUpload.PART + 5];

    private final UUID owner = UUID.randomUUID();
    private final Beans beans = S3Server.configure(new Beans(), BUCKET);
    private final UploadService service;
    private final Uploads uploads;

    static {
        new Random(8).nextBytes(CONTENT);
    }

    @BeforeAll
    static void makeTheBucket() {
        S3Server.make(BUCKET);
    }

    UploadToStoreJpaIT() throws ClassNotFoundException {
        beans.use(ObjectStorage.class, STORAGE);
        service = beans.get(UploadService.class);
        uploads = beans.get(Uploads.class);
    }

    @Test
    void partsBecomeTheContent() throws Exception {
        DirectUpload upload = begin(true, Sha256.hex(CONTENT));
        send(upload, 2, Arrays.copyOfRange(CONTENT, DirectUpload.PART, CONTENT.length));
        assertThat(uploads.progress(owner, upload.id()).received()).containsExactly(2);
        assertRefused(ErrorType.UPLOAD_INCOMPLETE, () -> uploads.complete(owner, upload.id()));
        send(upload, 1, Arrays.copyOf(CONTENT, DirectUpload.PART));
        StoredContent content = uploads.complete(owner, upload.id());
        assertThat(content.sha256()).isEqualTo(Sha256.hex(CONTENT));
        assertThat(content.head()).isEqualTo(Arrays.copyOf(CONTENT, 64));
        assertThat(uploads.complete(owner, upload.id()).sha256()).isEqualTo(content.sha256());
        assertThat(uploads.progress(owner, upload.id()).missing()).isEmpty();
        service.use(owner, upload.id());
        try (InputStream stored = beans.get(ObjectStorage.class).read(upload.id(), 0)) {
            assertThat(Arrays.equals(stored.readAllBytes(), CONTENT)).isTrue();
        }
    }

    @Test
    void everythingAtOnceBecomesTheContentAndIsNotChangedAfterwards() throws Exception {
        DirectUpload upload = begin(false, null);
        URI url = send(upload, 1, CONTENT);
        assertThat(uploads.progress(owner, upload.id()).received()).containsExactly(1);
        assertThat(uploads.complete(owner, upload.id()).sha256()).isEqualTo(Sha256.hex(CONTENT));
        put(url, new byte[CONTENT.length]);
        try (InputStream stored = beans.get(ObjectStorage.class).read(upload.id(), 0)) {
            assertThat(Arrays.equals(stored.readAllBytes(), CONTENT)).isTrue();
        }
    }

    @Test
    void contentOfAnotherHashIsRemoved() throws Exception {
        DirectUpload upload = begin(false, Sha256.hex(new byte[1]));
        send(upload, 1, CONTENT);
        assertRefused(ErrorType.WRONG_HASH, () -> uploads.complete(owner, upload.id()));
        assertRefused(ErrorType.NOT_FOUND, () -> service.get(owner, upload.id()));
    }

    @Test
    void uploadThatBeganInAnotherStoreIsNotThere() throws Exception {
        DirectUpload upload = begin(true, null);
        Beans others = new Beans().use(ObjectStorage.class, "app.recordings.storage.database.DatabaseObjectStorage");
        assertRefused(ErrorType.NOT_FOUND, () -> others.get(UploadService.class).get(owner, upload.id()));
    }

    private DirectUpload begin(boolean inParts, String sha256) {
        return uploads.placed(service.begin(new NewUpload(owner, CONTENT.length, sha256, inParts)));
    }

    private URI send(DirectUpload upload, int part, byte[] content) throws Exception {
        URI url = uploads.elsewhere(upload, part).orElseThrow();
        assertThat(put(url, content)).isEqualTo(200);
        return url;
    }

    private static int put(URI url, byte[] content) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url)
                .PUT(BodyPublishers.ofByteArray(content))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static void assertRefused(ErrorType type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(type));
    }
}
