package app.recordings.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.email.Email;
import app.recordings.email.Mailer;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.language.ReaderLanguage;
import app.recordings.security.Caller;
import app.recordings.security.VisitorService;
import jakarta.mail.MessagingException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links to sign in with, on a real database. */
class SignInWorkerJpaIT {
    private final MailServer server = new MailServer();
    private final Beans beans = new Beans()
            .configure("recordings.mail.host", "mail.example")
            .configure("recordings.public.url", "https://product.example/")
            .configure("recordings.signing-key", "a key of the operator, long enough")
            .put(Mailer.class, server);
    private final VisitorService visitors = beans.get(VisitorService.class);
    private final SignInWorker worker = beans.get(SignInWorker.class);

    /** Takes what is not refused by its address. */
    private static final class MailServer extends Mailer {
        private final List<String> taken = new ArrayList<>();
        private final List<String> subjects = new ArrayList<>();
        private boolean isAway;

        @Override
        public Outcome send(Email email) throws MessagingException {
            if (isAway) {
                throw new MessagingException("away");
            } else if (email.address().startsWith("refused")) {
                return Outcome.REFUSED;
            } else if (email.address().startsWith("deferred")) {
                return Outcome.DEFERRED;
            }
            subjects.add(email.subject());
            taken.add(email.address());
            return Outcome.TAKEN;
        }
    }

    @BeforeEach
    void nobodyAsked() throws SQLException {
        Sql.update("delete from sign_in");
    }

    private String ask(String name) {
        String address = name + "." + UUID.randomUUID() + "@people.example";
        askAgain(address);
        return address;
    }

    private void askAgain(String address) {
        askIn(ReaderLanguage.ENGLISH, address);
    }

    private void askIn(ReaderLanguage language, String address) {
        Caller visitor = visitors.identify(visitors.welcome()).orElseThrow();
        beans.get(PersonService.class).ask(visitor, address, language);
    }

    private static long due(String address) throws SQLException {
        return Sql.number("select count(*) from sign_in where email = ? and next_attempt_at is not null", address);
    }

    @Test
    void aLinkComesInTheLanguageOfWhoAsked() throws Exception {
        askIn(ReaderLanguage.ARABIC, UUID.randomUUID() + "@people.example");
        ask("ada");
        worker.work();
        assertThat(server.subjects).containsExactlyInAnyOrder("تسجيل الدخول إلى Recordings", "Sign in to Recordings");
    }

    @Test
    void anAddressThatIsRefusedHoldsUpNobody() throws Exception {
        String refused = ask("refused");
        String deferred = ask("deferred");
        String last = ask("ada");
        worker.work();
        assertThat(server.taken).containsExactly(last);
        assertThat(due(refused)).as("it will never be one").isZero();
        assertThat(due(deferred)).as("it is tried again").isOne();
        assertThat(due(last)).isZero();
    }

    @Test
    void aServerThatIsAwayIsAskedAgainAndWhatItDidNotTakeIsNotCounted() throws Exception {
        String address = ask("ada");
        server.isAway = true;
        for (int i = 0; i < 6; i++) {
            Sql.update("update sign_in set next_attempt_at = now()");
            assertThatThrownBy(worker::work).hasMessage("away");
        }
        server.isAway = false;
        Sql.update("update sign_in set next_attempt_at = now()");
        worker.work();
        assertThat(server.taken).containsExactly(address);
    }

    @Test
    void anAddressGetsFiveLinksAnHourWhateverItIsToldOf() throws Exception {
        String address = ask("ada");
        for (int i = 0; i < 6; i++) {
            askAgain(address);
        }
        worker.work();
        assertThat(server.taken).hasSize(5);
    }
}
