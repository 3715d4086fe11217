package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.ProductSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is kept of a person is handed over, and erased. */
class PersonalDataIT {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final String address = "ada." + UUID.randomUUID() + "@people.example";
    private final Sound sound = Sound.silence(100);

    private String recorded(Client client, String email) {
        var path = "/api/v1/recordings" + (email == null ? "" : "?email=" + email);
        return client.post(path, sound.contentType(), sound.bytes())
                .is(202)
                .json()
                .path("id")
                .asText();
    }

    private static Map<String, byte[]> exported(Client client, String query) throws IOException {
        var answer = client.get("/api/v1/export" + query).is(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
        assertThat(answer.header("Content-Disposition")).contains("attachment");
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void everybodyTakesAlongWhatIsTheirs() throws IOException {
        for (var client : new Client[] {Client.application(), Client.visitor()}) {
            var id = recorded(client, null);
            client.completed(id);
            var files = exported(client, "");
            assertThat(files.get("recordings/" + id + "/audio.wav")).isEqualTo(sound.bytes());
            assertThat(files)
                    .containsKeys("recordings/" + id + "/recording.json", "recordings/" + id + "/transcript.json");
            client.get("/api/v1/export?email=" + address).isProblem(403, "forbidden");
        }
        Client.stranger().get("/api/v1/export").isProblem(401, "unauthenticated");
    }

    @Test
    void whatTheOperatorTakesOfOthersStandsInTheAuditLog() throws Exception {
        var read =
                "select count(*) from audit_entry where who = 'admin-key' and action = 'api.get' and subject = 'export'";
        var insides = new Insides(ProductSession.product());
        var before = insides.number(read);
        exported(Client.administrator(), "?email=" + address);
        assertThat(insides.number(read)).isGreaterThan(before);
    }

    @Test
    void anArchiveThatBreaksOffIsNoAnswer() throws Exception {
        var client = Client.application();
        var broken = recorded(client, null);
        client.completed(broken);
        recorded(client, null);
        try (var database = new Insides(ProductSession.product()).database();
                var update = database.prepareStatement(
                        "update transcript set words = '[{}]' where recording_id = cast(? as uuid)")) {
            update.setString(1, broken);
            update.executeUpdate();
        }
        assertThatThrownBy(() -> client.get("/api/v1/export")).hasMessage("No answer");
    }

    @Test
    void visitorDownloadsAllFromThePage() throws IOException {
        var page = browsers.window(1280, 900);
        var file = page.waitForDownload(() -> page.getByText("Download all").click());
        assertThat(file.suggestedFilename()).isEqualTo("recordings.zip");
        assertThat(Files.size(file.path())).isPositive();
    }

    @Test
    void administratorHandsOverAndErasesWhatAnAddressHas() throws IOException {
        var one = Client.application();
        var other = Client.visitor();
        var first = recorded(one, address);
        var second = recorded(other, address);
        var kept = recorded(other, null);
        var operator = Client.administrator();
        assertThat(exported(operator, "?email=" + address))
                .containsKeys("recordings/" + first + "/audio.wav", "recordings/" + second + "/audio.wav")
                .doesNotContainKey("recordings/" + kept + "/audio.wav");
        erase(one, false).isProblem(403, "forbidden");
        var counted = erase(operator, true).is(200).json();
        assertThat(counted.path("recordings").asInt()).isEqualTo(2);
        assertThat(counted.path("callers").asInt()).isEqualTo(2);
        one.get(Client.path(first)).is(200);

        var job = erase(operator, false).is(202).header("Location").replaceFirst("https?://[^/]+", "");
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        operator.get(job).is(200).json().path("status").asText().equals("completed"));
        assertThat(operator.get(job).json().at("/result/recordings").asInt()).isEqualTo(2);
        assertThat(operator.get(job).text()).doesNotContain(address);
        one.get(job).isProblem(404, "not-found");
        one.get(Client.path(first)).isProblem(404, "not-found");
        other.get(Client.path(second)).isProblem(404, "not-found");
        other.get(Client.path(kept)).is(200);
        assertThat(exported(operator, "?email=" + address)).isEmpty();
    }

    private Answer erase(Client client, boolean dryRun) {
        return client.post(
                "/api/v1/erasures",
                "application/json",
                "{\"email\": \"%s\", \"dryRun\": %s}".formatted(address, dryRun).getBytes(UTF_8));
    }
}
