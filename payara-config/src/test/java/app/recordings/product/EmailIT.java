package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The email that tells of a recording, through a real mail server, and what its links open. */
@ResourceLock("mail")
class EmailIT {
    private static final Pattern SHARED = Pattern.compile("http://\\S+(/api/v1/shared/\\S+)");
    private static final Pattern OPT_OUT = Pattern.compile("http://\\S+(/api/v1/email/opt-out/\\S+)");

    private final GreenMail server = new GreenMail(
            new ServerSetup(Integer.getInteger("recordings.mail.port"), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final String address = "ada." + UUID.randomUUID() + "@people.example";
    private final Client owner = Client.application();
    /** Whoever clicks, with a cookie that expired long ago. */
    private final Client stranger = Client.stranger().with("Cookie", "recordings-visitor=expired");

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Stream<MimeMessage> received() {
        return Stream.of(server.getReceivedMessages()).filter(this::isOurs);
    }

    private boolean isOurs(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString().equals(address);
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private String recorded() {
        var sound = Sound.silence(200);
        return owner.post(
                        "/api/v1/recordings?email=" + URLEncoder.encode(address, StandardCharsets.UTF_8),
                        sound.contentType(),
                        sound.bytes())
                .is(202)
                .json()
                .path("id")
                .asText();
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    @Test
    void tellsOnceWithALinkThatOpensThatRecordingAlone() throws Exception {
        var id = recorded();
        owner.completed(id);
        await().atMost(Duration.ofSeconds(60)).until(() -> received().count() == 1);
        var message = received().findFirst().orElseThrow();
        BodyPart plain = ((MimeMultipart) message.getContent()).getBodyPart(0);
        var text = (String) plain.getContent();

        var link = found(SHARED, text);
        var page = stranger.get(link).is(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.text()).contains("<audio").doesNotContain(address);
        assertThat(stranger.with("Range", "bytes=0-9")
                        .get(link + "/audio")
                        .is(206)
                        .body())
                .hasSize(10);
        stranger.get(link + "x").is(404);
        stranger.get(link + "x/audio").isProblem(404, "not-found");
        Client.application().call("DELETE", Client.path(id) + "/links").isProblem(404, "not-found");
        owner.call("DELETE", Client.path(id) + "/links").is(204);
        stranger.get(link).is(404);

        var optOut = found(OPT_OUT, text);
        stranger.get(optOut).is(200);
        stranger.get(optOut + "x").isProblem(404, "not-found");
        stranger.with("Origin", "null").call("POST", optOut).is(200);
        owner.completed(recorded());
        var later = Client.application();
        later.completed(later.accepted(Sound.silence(100)));
        assertThat(received()).hasSize(1);
    }
}
