package app.recordings.image.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.harness.Beans;
import app.recordings.image.ImageProviderException.Away;
import app.recordings.image.ImageProviderException.Broken;
import app.recordings.image.ImageProviderException.Limited;
import app.recordings.image.ImageProviderException.Refused;
import app.recordings.image.ImageQuotaService;
import app.recordings.image.Photo;
import app.recordings.image.PictureFile;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsplashImageProviderTest {
    private static final String KEY = "the-secret-key";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final int LIMIT = 100_000;

    private final PhotoServer server = new PhotoServer();
    private final PhotoServer elsewhere = new PhotoServer();
    private Optional<Duration> quota = Optional.empty();
    private int taken;
    private final UnsplashImageProvider provider = provider("");

    private UnsplashImageProvider provider(String allowed) {
        UnsplashImageProvider made = new Beans()
                .put(ImageQuotaService.class, new ImageQuotaService() {
                    @Override
                    public Optional<Duration> take(int number) {
                        taken += number;
                        return quota;
                    }

                    @Override
                    public void giveBack(int number) {
                        taken -= number;
                    }
                })
                .configure("recordings.image.provider.url", server.url() + "/")
                .configure("recordings.image.provider.key", KEY)
                .configure("recordings.image.size-limit", Integer.toString(LIMIT))
                .configure("recordings.image.allowed-networks", allowed)
                .get(UnsplashImageProvider.class);
        made.open();
        return made;
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        elsewhere.close();
    }

    @Test
    void asksAsUnsplashIsAsked() throws Exception {
        server.describe(server.url() + "/a.jpg", server.url() + "/photos/abc/download?ixid=1");
        server.answer("/photos/abc/download", 200, JSON, "{}");
        Photo photo = provider.random("fish & chips");
        assertThat(photo.sourceId()).isEqualTo("abc");
        assertThat(photo.author()).isEqualTo("Ann  Example");
        assertThat(photo.width()).isEqualTo(4000);
        assertThat(photo.page()).hasToString("https://example.org/abc");
        provider.used(photo);
        assertThat(server.requests())
                .extracting(PhotoServer.Request::path)
                .containsExactly("/photos/random", "/photos/abc/download");
        assertThat(server.requests().get(0).head())
                .contains("GET /photos/random?query=fish+%26+chips HTTP/1.1", "Authorization: Client-ID " + KEY);
        assertThat(server.requests().get(1).head()).contains("Authorization: Client-ID " + KEY);
    }

    @Test
    void fetchesAPictureAlsoBehindRedirectsButWithoutTheKey() throws Exception {
        byte[] picture = PictureFile.of("jpeg", 40, 30);
        server.answer("/a.jpg", 302, "Location: /b.jpg\r\n", "");
        server.answer("/b.jpg", 200, "Content-Length: " + picture.length + "\r\n", picture);
        assertThat(provider.fetch(photo(server.url() + "/a.jpg"))).isEqualTo(picture);
        assertThat(server.requests()).hasSize(2).noneMatch(PhotoServer.Request::hasKey);
    }

    @Test
    void keyGoesNowhereElse() throws Exception {
        provider.used(new Photo(
                "a", URI.create(server.url()), URI.create(elsewhere.url() + "/x"), URI.create("http://x"), "A", 1, 1));
        assertThat(elsewhere.requests()).isEmpty();
        server.answer("/photos/random", 302, "Location: " + elsewhere.url() + "/photos/random\r\n", "");
        assertThatThrownBy(() -> provider.random("food")).isInstanceOf(Broken.class);
        assertThat(elsewhere.requests()).isEmpty();
    }

    @Test
    void nothingInsideIsFetched() {
        assertThatThrownBy(() -> provider.fetch(photo(elsewhere.url() + "/a.jpg")))
                .isInstanceOf(Refused.class);
        for (String inside : new String[] {
            elsewhere.url() + "/a.jpg",
            "http://169.254.169.254/latest",
            "http://[::1]/",
            "file:///etc/passwd",
            "http://localhost/"
        }) {
            server.answer("/a.jpg", 302, "Location: " + inside + "\r\n", "");
            assertThatThrownBy(() -> provider.fetch(photo(server.url() + "/a.jpg")))
                    .isInstanceOfSatisfying(
                            Refused.class, e -> assertThat(e.code()).isEqualTo("forbidden-address"));
        }
        assertThat(elsewhere.requests()).isEmpty();
    }

    @Test
    void operatorsNetworkMayHoldPictures() throws Exception {
        elsewhere.answer("/a.jpg", 200, "", "picture");
        assertThat(provider("127.0.0.0/8").fetch(photo(elsewhere.url() + "/a.jpg")))
                .isNotEmpty();
    }

    @Test
    void endlessRedirectsAreGivenUp() {
        server.answer("/a.jpg", 302, "Location: /a.jpg\r\n", "");
        assertThatThrownBy(() -> provider.fetch(photo(server.url() + "/a.jpg"))).isInstanceOf(Broken.class);
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void awayIsAnOutage() throws IOException {
        server.answer("/photos/random", 503, "Retry-After: 7\r\n", "");
        assertThatThrownBy(() -> provider.random("food"))
                .isInstanceOfSatisfying(
                        Away.class, e -> assertThat(e.retryAfter()).hasSeconds(7));
        assertThat(taken).as("an outage uses up none of the hour's calls").isZero();
        server.close();
        assertThatThrownBy(() -> provider.random("food"))
                .isInstanceOf(Away.class)
                .hasMessageNotContaining(KEY);
    }

    @Test
    void limitOfTheProviderIsWaitedFor() {
        server.answer("/photos/random", 429, "Retry-After: 90\r\n", "");
        assertThatThrownBy(() -> provider.random("food"))
                .isInstanceOfSatisfying(
                        Limited.class, e -> assertThat(e.retryAfter()).hasSeconds(90));
        server.answer("/photos/random", 403, "X-Ratelimit-Remaining: 0\r\n", "Rate Limit Exceeded");
        assertThatThrownBy(() -> provider.random("food")).isInstanceOf(Limited.class);
    }

    @Test
    void ownLimitIsKeptWithoutACall() {
        quota = Optional.of(Duration.ofMinutes(12));
        assertThatThrownBy(() -> provider.random("food"))
                .isInstanceOfSatisfying(
                        Limited.class, e -> assertThat(e.retryAfter()).hasMinutes(12));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void refusalsAreFinal() {
        assertThatThrownBy(() -> provider.random("food"))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo("no-picture-found"));
        server.answer("/photos/random", 401, JSON, "{\"errors\": [\"OAuth error\"]}");
        assertThatThrownBy(() -> provider.random("food"))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo("provider-refused"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>welcome to the hotel</html>",
                "[]",
                "{}",
                "{\"id\": \"a\", \"width\": 1, \"height\": 1, \"urls\": {\"regular\": \"http://x\"},"
                        + " \"links\": {\"html\": \"javascript:alert(1)\"}, \"user\": {\"name\": \"A\"}}",
                "{\"id\": \"a\", \"width\": 1, \"height\": 1, \"urls\": {\"regular\": \"file:///etc/passwd\"},"
                        + " \"links\": {\"html\": \"http://x\"}, \"user\": {\"name\": \"A\"}}"
            })
    void rubbishIsAFault(String rubbish) {
        server.answer("/photos/random", 200, JSON, rubbish);
        assertThatThrownBy(() -> provider.random("food")).isInstanceOf(Broken.class);
    }

    @Test
    void serverErrorIsAFault() {
        server.answer("/photos/random", 500, "", "oops");
        assertThatThrownBy(() -> provider.random("food")).isInstanceOf(Broken.class);
    }

    @Test
    void tooLongAndLyingPicturesAreFaults() {
        server.answer("/declared.jpg", 200, "Content-Length: 1000000000000\r\n", new byte[10]);
        server.answer("/undeclared.jpg", 200, "", new byte[LIMIT + 1]);
        server.answer("/short.jpg", 200, "Content-Length: 5000\r\n", new byte[10]);
        for (String path : new String[] {"/declared.jpg", "/undeclared.jpg", "/short.jpg"}) {
            assertThatThrownBy(() -> provider.fetch(photo(server.url() + path)))
                    .as(path)
                    .isInstanceOf(Broken.class);
        }
    }

    @Test
    void interruptEndsAHangingCall() throws Exception {
        server.hang("/photos/random");
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread worker = new Thread(() -> {
            try {
                provider.random("food");
                ended.complete(null);
            } catch (Exception e) {
                ended.complete(e);
            }
        });
        worker.start();
        Awaitility.await().until(() -> !server.requests().isEmpty());
        worker.interrupt();
        Awaitility.await().atMost(Duration.ofSeconds(2)).until(ended::isDone);
        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
    }

    private static Photo photo(String picture) {
        return new Photo("abc", URI.create(picture), null, URI.create("https://example.org"), "A", 1, 1);
    }
}
