package app.recordings.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.storage.DirectStorage;
import app.recordings.storage.StorageAdapter;
import app.recordings.storage.StorageContract;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class S3ObjectStorageIT extends StorageContract {
    private static final String BUCKET = "recordings";
    private static final int PART = 5 * 1024 * 1024;
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final StorageAdapter storage = adapter(beans());
    private final DirectStorage direct = storage.direct().orElseThrow();
    private final UUID id = UUID.randomUUID();

    @BeforeAll
    static void makeTheBucket() {
        S3Server.make(BUCKET);
    }

    private static Beans beans() {
        return S3Server.configure(new Beans(), BUCKET);
    }

    private static StorageAdapter adapter(Beans beans) {
        return beans.get(S3ObjectStorage.class);
    }

    @Override
    protected StorageAdapter storage() {
        return storage;
    }

    @Test
    void partsThatClientsSendBecomeTheObject() throws Exception {
        byte[] content = content();
        DirectStorage.Place place = new DirectStorage.Place(id, direct.begin(id));
        byte[] last = Arrays.copyOfRange(content, PART, content.length);
        URI second = direct.url(place, 2, last.length, LIFE);
        assertThat(put(second, last)).isEqualTo(200);
        assertThat(direct.received(place)).isEqualTo(Map.of(2, (long) last.length));
        assertThat(put(direct.url(place, 1, PART, LIFE), Arrays.copyOf(content, PART)))
                .isEqualTo(200);
        assertThat(second.toString()).startsWith(direct.origin() + "/");
        direct.join(place);
        direct.join(place);
        // Amazon's store answers 404, this one takes it and forgets it.
        put(second, new byte[last.length]);
        try (InputStream stored = storage.read(id, 0)) {
            assertThat(Arrays.equals(stored.readAllBytes(), content)).isTrue();
        }
    }

    @Test
    void addressIsOfOneObjectPartAndSize() throws Exception {
        DirectStorage.Place place = new DirectStorage.Place(id, direct.begin(id));
        String url = direct.url(place, 1, 3, LIFE).toString();
        assertThat(put(URI.create(url), new byte[4])).isEqualTo(403);
        assertThat(put(URI.create(url.replace("partNumber=1", "partNumber=2")), new byte[3]))
                .isEqualTo(403);
        assertThat(put(URI.create(url.replace(id.toString(), UUID.randomUUID().toString())), new byte[3]))
                .isEqualTo(403);
        assertThat(direct.received(place)).isEmpty();
    }

    @Test
    void deletingEndsWhatWasBegun() throws Exception {
        DirectStorage.Place place = new DirectStorage.Place(id, direct.begin(id));
        URI url = direct.url(place, 1, 3, LIFE);
        assertThat(put(url, new byte[3])).isEqualTo(200);
        storage.delete(id);
        assertThat(direct.received(place)).isEmpty();
        put(url, new byte[3]);
        assertThat(storage.size(id)).isEmpty();
    }

    @Test
    void wrongConfigurationIsToldInASentence() {
        assertThatThrownBy(adapter(beans().configure("recordings.storage.s3.bucket", "elsewhere"))::check)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RECORDINGS_STORAGE_S3_BUCKET names a bucket that is not there");
        assertThatThrownBy(adapter(beans().configure("recordings.storage.s3.secret-key", "wrong"))::check)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("refuses RECORDINGS_STORAGE_S3_ACCESS_KEY");
        assertThatThrownBy(adapter(beans().configure("recordings.storage.s3.endpoint", "localhost"))::check)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RECORDINGS_STORAGE_S3_ENDPOINT is no URL");
        assertThatThrownBy(adapter(beans().configure("recordings.storage.s3.secret-key", ""))::check)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one is missing");
    }

    @Test
    void storeThatIsAwayIsToldOfAsOverloaded() {
        StorageAdapter away = adapter(beans().configure("recordings.storage.s3.endpoint", "http://127.0.0.1:1"));
        assertThatThrownBy(away::check).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.type()).isEqualTo(ErrorType.OVERLOADED);
            assertThat(e.retryAfter()).isPresent();
        });
        assertThatThrownBy(() -> away.read(id, 0)).isInstanceOf(ProblemException.class);
    }

    private static byte[] content() {
        byte[] content = new byte[PART + 1000];
        new Random(5).nextBytes(content);
        return content;
    }

    /** As somebody who has nothing but the address. */
    private static int put(URI url, byte[] content) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url)
                .PUT(BodyPublishers.ofByteArray(content))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
