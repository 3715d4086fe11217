package app.recordings.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.event.EventType;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When no email is sent, or not yet. */
class EmailPatienceJpaIT extends EmailFixture {
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
