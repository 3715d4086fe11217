package app.recordings.person;

import app.recordings.email.Email;
import app.recordings.email.EmailService;
import app.recordings.email.MailConfig;
import app.recordings.email.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends links to sign in with; while the mail server is away, again each half minute until they expire. */
@ApplicationScoped
class SignInWorker {
    private static final Logger LOG = Logger.getLogger(SignInWorker.class.getName());
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Inject
    PersonService people;

    @Inject
    EmailService emails;

    @Inject
    Mailer mailer;

    @Inject
    MailConfig config;

    @Inject
    SignInLink link;

    void work() throws MessagingException {
        Optional<AskedSignIn> next = people.next(LEASE);
        while (next.isPresent()) {
            send(next.get());
            next = people.next(LEASE);
        }
    }

    private void send(AskedSignIn asked) throws MessagingException {
        UUID counted = UUID.randomUUID();
        if (!emails.allowsLink(counted, asked.email())) {
            LOG.log(Level.INFO, "Sign-in {0} is not sent: its address has had links enough", asked.id());
            people.sent(asked.id());
            return;
        }
        Mailer.Outcome outcome = null;
        try {
            outcome = mailer.send(email(asked));
        } finally {
            if (outcome != Mailer.Outcome.TAKEN) {
                emails.discount(counted);
            }
        }
        switch (outcome) {
            case TAKEN -> people.sent(asked.id());
            case REFUSED -> {
                LOG.log(Level.INFO, "The mail server refuses the address of sign-in {0}", asked.id());
                people.sent(asked.id());
            }
            // It is due again when its lease ends.
            case DEFERRED -> {}
        }
    }

    private Email email(AskedSignIn asked) {
        return new SignInText(asked, config.url("/#sign-in=" + link.token(asked.id()))).email();
    }
}
