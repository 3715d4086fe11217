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
import app.recordings.harness.Transactions;
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

/** A mail server on a real socket, and recordings to be told of. */
abstract class EmailFixture {
    static final String FROM = "recordings@product.example";
    static final Pattern LINK = Pattern.compile("https://product\\.example/api/v1/shared/(\\S+)");
    static final Pattern OPT_OUT = Pattern.compile("https://product\\.example/api/v1/email/opt-out/(\\S+)");

    final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final String address = "Ada." + UUID.randomUUID() + "@people.example";
    final UUID owner = UUID.randomUUID();
    Beans beans;

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

    static Beans beans(int port) {
        return new Beans()
                .configure("recordings.signing-key", "a key of the operator, long enough")
                .configure("recordings.public.url", "https://product.example/")
                .configure("recordings.mail.host", "127.0.0.1")
                .configure("recordings.mail.port", Integer.toString(port))
                .configure("recordings.mail.security", "none")
                .configure("recordings.mail.from", FROM);
    }

    void work() throws MessagingException {
        beans.get(EmailWorker.class).work();
    }

    /** A recording whose sender gave an address, or null. */
    UUID recorded(String email) throws Exception {
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

    void ends(UUID recording, EventType how) throws Exception {
        Transactions.run(() -> beans.get(EventLog.class)
                .append(new NewEvent(owner, UUID.randomUUID(), recording, how, 1, null, null)));
    }

    UUID ended() throws Exception {
        UUID id = recorded(address);
        ends(id, EventType.COMPLETED);
        return id;
    }

    String status(UUID recording) throws Exception {
        return Sql.column("select status from email_notice where recording_id = ?", recording)
                .get(0);
    }

    List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    List<MimeMessage> received(String recipient) {
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

    static String part(MimeMessage message, int number) throws Exception {
        MimeMultipart parts = (MimeMultipart) message.getContent();
        return (String) parts.getBodyPart(number).getContent();
    }

    static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    static void timePasses(Duration time) throws Exception {
        for (String column : List.of("next_attempt_at", "created_at")) {
            Sql.update(
                    "update email_notice set " + column + " = " + column + " - ? * interval '1 millisecond'",
                    time.toMillis());
        }
        Sql.update("update email_sent set at = at - ? * interval '1 millisecond'", time.toMillis());
    }

    static void assertNotThere(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(ErrorType.NOT_FOUND));
    }
}
