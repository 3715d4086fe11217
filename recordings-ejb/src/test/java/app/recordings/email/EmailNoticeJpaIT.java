package app.recordings.email;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.event.EventType;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.recording.RecordingLinkService;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Emails on a real database, to a real mail server on a real socket. */
class EmailNoticeJpaIT extends EmailFixture {
    @Test
    void tellsOnceHoweverOftenItEnds() throws Exception {
        UUID recording = ended();
        ends(recording, EventType.COMPLETED);
        work();
        ends(recording, EventType.FAILED);
        work();
        // As if everything that happened were seen once more.
        Sql.update("update email_feed set position = 0");
        work();
        assertThat(received(address)).hasSize(1);
        MimeMessage message = received(address).get(0);
        assertThat(message.getFrom()[0]).hasToString(FROM);
        assertThat(message.getSubject()).isEqualTo("Your recording is ready");
        assertThat(message.getHeader("Message-ID")).containsExactly("<recording-" + recording + "@product.example>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        assertThat(((MimeMultipart) message.getContent()).getBodyPart(1).getContentType())
                .startsWith("text/html");
        assertThat(part(message, 1)).contains("<a href=\"https://product.example/api/v1/shared/");
        assertThat(status(recording)).isEqualTo("sent");
    }

    @Test
    void writesInTheReadersLanguage() throws Exception {
        UUID recording = ended();
        Sql.update("update recording set reader_language = 'ar' where id = ?", recording);
        work();
        MimeMessage message = received(address).get(0);
        assertThat(message.getSubject()).isEqualTo("تسجيلك جاهز");
        assertThat(part(message, 0)).contains("استمع إليه واقرأه هنا:").contains("30");
        assertThat(part(message, 1)).contains("<html lang=\"ar\" dir=\"rtl\">");
        found(LINK, part(message, 0));
        found(OPT_OUT, part(message, 0));
    }

    @Test
    void manyNodesTellOnce() throws Exception {
        for (int recording = 0; recording < 4; recording++) {
            ended();
        }
        Together.run(4, () -> {
            beans(server.getSmtp().getPort()).get(EmailWorker.class).work();
            return null;
        });
        assertThat(received()).hasSize(4);
    }

    @Test
    void aFailureIsToldAsOneAndOthersAreNotTold() throws Exception {
        ends(recorded(address), EventType.FAILED);
        ends(recorded(address), EventType.CANCELLED);
        ends(recorded(null), EventType.COMPLETED);
        work();
        assertThat(received()).hasSize(1);
        assertThat(received().get(0).getSubject()).isEqualTo("Your recording could not be corrected");
    }

    @Test
    void theLinkOpensThatRecordingUntilItExpiresOrIsRevoked() throws Exception {
        UUID recording = ended();
        UUID second = ended();
        work();
        String token = found(LINK, part(received().get(0), 0));
        String other = found(LINK, part(received().get(1), 0));
        RecordingLinkService links = beans.get(RecordingLinkService.class);
        UUID opened = links.open(token).recording().id();
        assertThat(List.of(opened, links.open(other).recording().id())).containsExactlyInAnyOrder(recording, second);
        String forged = token.split("\\.", 2)[0] + "." + other.split("\\.", 2)[1];
        for (String wrong : List.of(forged, token + "x", token.split("\\.", 2)[0], "", ".", "x.y")) {
            assertNotThere(() -> links.open(wrong));
        }
        assertNotThere(() -> links.revoke(UUID.randomUUID(), recording));
        links.revoke(owner, opened);
        assertNotThere(() -> links.open(token));
        assertThat(links.open(other).recording().id()).isNotEqualTo(opened);
        beans.clock().advance(Duration.ofDays(30));
        assertNotThere(() -> links.open(other));
    }

    @Test
    void whatIsDeletedIsNotTold() throws Exception {
        UUID recording = ended();
        beans.get(EmailService.class).gather();
        Sql.update("delete from recording where id = ?", recording);
        work();
        assertThat(received()).isEmpty();
    }
}
