package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What the product calls by TLS: real servers with real certificates. */
@ExtendWith(Fakes.class)
@ResourceLock(Fakes.LOCK)
class SecureOutsideIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Client client = Fakes.client();
    private final String webhook = "/api/v1/applications/"
            + client.get("/api/v1/applications").json().at("/data/0/token").asText() + "/webhook";

    @Test
    void emailGoesByStartTlsWithAPassword() throws Exception {
        var address = UUID.randomUUID() + "@people.example";
        var sound = Sound.silence(100);
        client.post("/api/v1/recordings?email=" + address, sound.contentType(), sound.bytes())
                .is(202);
        var mail = Fakes.mail().received();
        await().atMost(SOON)
                .until(() -> mail.stream().anyMatch(email -> email.to().equals(address)));
        var email = mail.stream()
                .filter(each -> each.to().equals(address))
                .findFirst()
                .orElseThrow();
        assertThat(email.message().getFrom()[0]).hasToString("recordings@product.example");
    }

    @Test
    void webhookIsCalledByHttps() throws Exception {
        try (var receiver = new Receiver(Fakes.authority().identity())) {
            subscribe(receiver.url());
            client.accepted(Sound.silence(100));
            await().atMost(SOON).until(() -> !receiver.received().isEmpty());
            await().atMost(SOON).until(() -> deliveries("status").contains("delivered"));
        }
    }

    @Test
    void receiverWhoseCertificateNobodyTrustsIsToldNothing() {
        refused(OwnAuthority.of("dns:localhost"), "localhost");
    }

    @Test
    void receiverWhoseCertificateIsForAnotherNameIsToldNothing() {
        refused(Fakes.authority(), "127.0.0.1");
    }

    private void refused(OwnAuthority authority, String host) {
        try (var impostor = new Receiver(authority.identity())) {
            subscribe(impostor.url().replace("localhost", host));
            client.accepted(Sound.silence(100));
            await().atMost(SOON)
                    .until(() -> deliveries("lastError").stream().anyMatch(error -> error.contains("certificate")));
            assertThat(impostor.received()).isEmpty();
        }
    }

    private void subscribe(String url) {
        client.send(client.request(webhook)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(
                                "{\"url\": \"" + url + "\", \"events\": [\"recording.queued\"]}", UTF_8)))
                .is(200);
    }

    private List<String> deliveries(String field) {
        return client.get(webhook + "/deliveries").is(200).json().path("data").findValuesAsText(field);
    }
}
