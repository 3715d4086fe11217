package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** How much may be asked, and what those are told who ask for more. */
class QuotasIT {
    private static final String RECORDINGS = "/api/v1/recordings";

    private final Client application = Client.application();
    private final String quotas = "/api/v1/applications/"
            + application
                    .get("/api/v1/applications")
                    .is(200)
                    .json()
                    .at("/data/0/token")
                    .asText()
            + "/quotas";

    private static Answer put(Client client, String path, String body) {
        return client.send(
                client.request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    /** From an address of nobody else's, as a trusted proxy tells it. */
    private static Client from(Client client, String address) {
        return client.with("X-Forwarded-For", address);
    }

    private static String address() {
        var random = ThreadLocalRandom.current();
        return "198.51." + random.nextInt(256) + "." + random.nextInt(256);
    }

    @Test
    void everyAnswerTellsWhatIsLeft() {
        var answer = application.get(RECORDINGS).is(200);
        assertThat(answer.header("RateLimit")).matches("\"requests-per-minute\";r=\\d+;t=\\d+");
        assertThat(answer.header("RateLimit-Policy")).matches("\"requests-per-minute\";q=\\d+;w=60");
        assertThat(from(application, address()).get(RECORDINGS).is(200).header("RateLimit"))
                .matches("\"requests-per-minute\";r=\\d+;t=\\d+, \"address-requests-per-\\w+\";r=\\d+;t=\\d+");
    }

    @Test
    void anAdministratorSetsWhatAnApplicationMayDo() throws IOException {
        var limits = "{\"requestsPerMinute\": 7, \"uploadsPerDay\": 2, \"storedBytes\": 1}";
        var answer = put(Client.administrator(), quotas, limits).is(200).json();
        assertThat(answer.at("/limits/requestsPerMinute").asInt()).isEqualTo(7);
        assertThat(answer.at("/overrides/bytesPerDay").isNull()).isTrue();
        application.upload(Sound.silence(100)).isProblem(429, "too-many-requests");
        for (int i = 0; i < 6; i++) {
            application.get(RECORDINGS).is(200);
        }
        var refused = application.get(RECORDINGS).isProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.header("RateLimit")).matches("\"requests-per-minute\";r=0;t=\\d+");
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"requests-per-minute\";q=7;w=60");
        EventSocket.open(Client.application(), "").close();
        assertThat(EventSocket.handshake(application, "")).isEqualTo(429);

        var used = Client.administrator().get(quotas).is(200).json();
        assertThat(used.at("/used/requestsPerMinute").asInt()).isEqualTo(7);
        assertThat(used.at("/used/uploadsPerDay").asInt()).isEqualTo(1);
        put(Client.administrator(), quotas, "{}").is(200);
        application.upload(Sound.silence(100)).is(202);
    }

    @Test
    void whoHasNoBytesLeftSendsNoneOfUnknownLengthEither() {
        put(Client.administrator(), quotas, "{\"bytesPerDay\": 100000}").is(200);
        var sound = Sound.silence(2_000);
        assertThat(chunked(sound).status()).isEqualTo(202);
        chunked(sound);
        chunked(sound).isProblem(429, "too-many-requests");
    }

    @Test
    void announcedContentCountsOnceAndAsItComesTheOtherWay() throws Exception {
        var sound = Sound.silence(2_000);
        put(Client.administrator(), quotas, "{\"bytesPerDay\": " + sound.bytes().length * 3 / 2 + "}")
                .is(200);
        var upload = announced(sound).is(201).json();
        int uploads = used("uploadsPerDay");
        long bytes = used("bytesPerDay");
        assertThat(bytes).isGreaterThanOrEqualTo(sound.bytes().length);
        var refused = announced(sound).isProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 86_400);
        assertThat(refused.header("RateLimit")).contains("\"bytes-per-day\";r=");
        assertThat(refused.header("RateLimit-Policy")).contains("\"bytes-per-day\";q=");
        application.upload(sound).isProblem(429, "too-many-requests");

        var id = upload.path("id").asText();
        var sent = HttpRequest.newBuilder(URI.create(upload.path("url").asText()))
                .PUT(BodyPublishers.ofByteArray(sound.bytes()));
        assertThat(Client.HTTP.send(sent.build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(204);
        application.call("POST", "/api/v1/uploads/" + id + "/complete").is(200);
        application.call("POST", "/api/v1/uploads/" + id + "/complete").is(200);
        json(RECORDINGS, "{\"uploadId\": \"" + id + "\"}").is(202);
        assertThat(used("bytesPerDay") - bytes).as("what the requests brought").isLessThan(1_000);
        assertThat(used("uploadsPerDay")).isEqualTo(uploads);
    }

    private Answer announced(Sound sound) {
        return json("/api/v1/uploads", "{\"contentType\": \"audio/wav\", \"sizeBytes\": " + sound.bytes().length + "}");
    }

    private Answer json(String path, String body) {
        return application.post(path, "application/json", body.getBytes(UTF_8));
    }

    private int used(String quota) {
        return Client.administrator()
                .get(quotas)
                .is(200)
                .json()
                .at("/used/" + quota)
                .asInt();
    }

    private Answer chunked(Sound sound) {
        return application.send(application
                .request(RECORDINGS)
                .header("Content-Type", sound.contentType())
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(sound.bytes()))));
    }

    @Test
    void onlyAnAdministratorDoes() throws IOException {
        application.get(quotas).is(200);
        put(application, quotas, "{}").isProblem(403, "forbidden");
        put(Client.application(), quotas, "{}").isProblem(404, "not-found");
        var wrong = put(Client.administrator(), quotas, "{\"bytesPerDay\": -1}").isProblem(422, "invalid");
        assertThat(wrong.json().at("/violations/0/field").asText()).isEqualTo("bytesPerDay");
        put(Client.administrator(), quotas, "{\"bytesPerDay\": \"many\"}").isProblem(400, "malformed-request");
    }

    @Test
    void whoGuessesKeysIsSlowedDownAndNobodyElse() {
        var address = address();
        var guess = from(Client.bearer(RunningProduct.url(), "rk_" + "x".repeat(43)), address);
        from(application, address).get(RECORDINGS).is(200);
        var refused = guess.get(RECORDINGS);
        for (int i = 0; i < 320 && refused.status() == 401; i++) {
            refused = guess.get(RECORDINGS);
        }
        refused.isProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        var newcomer = Client.application();
        from(newcomer, address).get(RECORDINGS).isProblem(429, "too-many-requests");
        from(application, address).get(RECORDINGS).is(200);
        from(newcomer, address()).get(RECORDINGS).is(200);
        newcomer.get(RECORDINGS).is(200);
    }

    @Test
    void keysAreListedByHowTheyBegin() {
        var keys = quotas.replace("quotas", "keys");
        var made = application.call("POST", keys).is(201).json();
        var listed = application.get(keys).is(200);
        assertThat(listed.json().at("/data/0/id")).isEqualTo(made.path("id"));
        assertThat(made.path("apiKey").asText())
                .startsWith(listed.json().at("/data/0/prefix").asText());
        assertThat(listed.text()).doesNotContain(made.path("apiKey").asText());
        assertThat(listed.json().at("/data/0/lastUsedAt").isNull()).isTrue();
    }
}
