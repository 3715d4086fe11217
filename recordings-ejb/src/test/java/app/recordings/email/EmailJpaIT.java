package app.recordings.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.event.EventLog;
import app.recordings.event.EventType;
import app.recordings.event.NewEvent;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.harness.Transactions;
import app.recordings.recording.RecordingLinkService;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Emails on a real database, to a real mail server on a real socket. */
class EmailJpaIT {
    private static final String FROM = "recordings@product.example";
    private static final Pattern LINK = Pattern.compile("https://product\\.example/api/v1/shared/(\\S+)");
    private static final Pattern OPT_OUT = Pattern.compile("https://product\\.example/api/v1/email/opt-out/(\\S+)");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final String address = "Ada." + UUID.randomUUID() + "@people.example";
    private final UUID owner = UUID.randomUUID();
    private Beans beans;

    @BeforeEach
    void start() throws Exception {
        server.start();
        beans = beans(server.getSmtp().getPort());
        // What other tests left behind is not told of here.
        Sql.update("delete from email_notice");
        Sql.update("update email_feed set position = event_horizon() - 1");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static Beans beans(int port) {
        return new Beans()
                .configure("recordings.signing-key", "a key of the operator, long enough")
                .configure("recordings.public.url", "https://product.example/")
                .configure("recordings.mail.host", "127.0.0.1")
                .configure("recordings.mail.port", Integer.toString(port))
                .configure("recordings.mail.security", "none")
                .configure("recordings.mail.from", FROM);
    }

    private void work() throws MessagingException {
        beans.get(EmailWorker.class).work();
    }

    /** A recording whose sender gave an address, or null. */
    private UUID recorded(String email) throws Exception {
        UUID id = UUID.randomUUID();
        UUID job = UUID.randomUUID();
        Sql.update("""
                insert into job (id, owner_id, type, parameters, recording_id, status, attempts, max_attempts, created_at)
                values (?, ?, 'correct-recording', '{}', ?, 'completed', 1, 5, now())
                """, job, owner, id);
        Sql.update("""
                insert into recording (id, owner_id, job_id, email, language, content_type, size_bytes, sha256, created_at)
                values (?, ?, ?, ?, 'en', 'audio/wav', 1, 'x', now())
                """, id, owner, job, email);
        return id;
    }

    private void ends(UUID recording, EventType how) throws Exception {
        Transactions.run(() -> beans.get(EventLog.class)
                .append(new NewEvent(owner, UUID.randomUUID(), recording, how, 1, null, null)));
    }

    private UUID ended() throws Exception {
        UUID id = recorded(address);
        ends(id, EventType.COMPLETED);
        return id;
    }

    private String status(UUID recording) throws Exception {
        return Sql.column("select status from email_notice where recording_id = ?", recording)
                .get(0);
    }

    private List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    private List<MimeMessage> received(String recipient) {
        return received().stream()
                .filter(message -> {
                    try {
                        return message.getAllRecipients()[0].toString().equals(recipient);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static String part(MimeMessage message, int number) throws Exception {
        MimeMultipart parts = (MimeMultipart) message.getContent();
        return (String) parts.getBodyPart(number).getContent();
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static void timePasses(Duration time) throws Exception {
        for (String column : List.of("next_attempt_at", "created_at")) {
            Sql.update(
                    "update email_notice set " + column + " = " + column + " - ? * interval '1 millisecond'",
                    time.toMillis());
        }
        Sql.update("update email_sent set at = at - ? * interval '1 millisecond'", time.toMillis());
    }

    private static void assertNotThere(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(ErrorType.NOT_FOUND));
    }

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
    void anAddressGetsFiveAnHour() throws Exception {
        for (int recording = 0; recording < 7; recording++) {
            ended();
        }
        String other = "bob." + UUID.randomUUID() + "@people.example";
        ends(recorded(other), EventType.COMPLETED);
        work();
        work();
        assertThat(received()).hasSize(6);
        timePasses(Duration.ofMinutes(59));
        work();
        assertThat(received()).hasSize(6);
        timePasses(Duration.ofMinutes(1));
        work();
        assertThat(received()).hasSize(8);
    }

    @Test
    void whoWantsNoMoreGetsNoMoreAndIsKnownByAHashOnly() throws Exception {
        ended();
        work();
        String token = found(OPT_OUT, part(received().get(0), 0));
        assertThat(received().get(0).getHeader("List-Unsubscribe"))
                .containsExactly("<https://product.example/api/v1/email/opt-out/" + token + ">");
        EmailService emails = beans.get(EmailService.class);
        assertNotThere(() -> emails.optOut(token + "x"));
        assertNotThere(() -> emails.requireToken(""));
        emails.optOut(token);
        emails.optOut(token);
        UUID next = recorded(address.toUpperCase(java.util.Locale.ROOT));
        ends(next, EventType.COMPLETED);
        work();
        assertThat(received()).hasSize(1);
        assertThat(status(next)).isEqualTo("dropped");
        assertThat(Sql.column("select cast(o as text) from email_opt_out o"))
                .isNotEmpty()
                .noneMatch(row -> row.contains("people.example"));
    }

    @Test
    void aServerThatIsAwayIsTriedAgainForADay() throws Exception {
        UUID recording = ended();
        int port = server.getSmtp().getPort();
        server.stop();
        assertThatThrownBy(this::work)
                .isInstanceOf(MessagingException.class)
                .hasNoCause()
                .hasMessage("The mail server took nothing: MailConnectException");
        work();
        assertThat(status(recording)).isEqualTo("pending");
        GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        back.start();
        try {
            timePasses(Duration.ofSeconds(31));
            work();
            assertThat(back.getReceivedMessages()).hasSize(1);
        } finally {
            back.stop();
        }
        UUID late = ended();
        assertThatThrownBy(this::work).isInstanceOf(MessagingException.class);
        timePasses(Duration.ofHours(25));
        assertThatThrownBy(this::work).isInstanceOf(MessagingException.class);
        assertThat(status(late)).isEqualTo("dropped");
    }

    @Test
    void whatIsDeletedIsNotTold() throws Exception {
        UUID recording = ended();
        beans.get(EmailService.class).gather();
        Sql.update("delete from recording where id = ?", recording);
        work();
        assertThat(received()).isEmpty();
    }

    @Test
    void withoutAServerThereIsNone() {
        assertThat(new Beans().get(MailConfig.class).isConfigured()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"recordings.mail.from", "recordings.mail.security", "recordings.public.url"})
    void aWrongSettingIsTold(String name) {
        MailConfig wrong =
                beans.configure(name, name.endsWith("url") ? null : "wrong").get(MailConfig.class);
        assertThatThrownBy(wrong::check)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name.toUpperCase(java.util.Locale.ROOT).replace('.', '_'));
    }
}
