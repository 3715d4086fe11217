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
    private static final String SUBJECT = "Sign in to Recordings";

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
        if (!emails.allows(counted, asked.email())) {
            LOG.log(
                    Level.INFO,
                    "Sign-in {0} is not sent: its address has had enough emails, or wants none",
                    asked.id());
        } else {
            try {
                mailer.send(email(asked));
            } catch (MessagingException e) {
                emails.discount(counted);
                // Its own words may hold the address, and these go to the log.
                throw new MessagingException(
                        "The mail server took no link: " + e.getClass().getSimpleName());
            }
        }
        people.sent(asked.id());
    }

    private Email email(AskedSignIn asked) {
        String url = config.url("/#sign-in=" + link.token(asked.id()));
        String plain = """
                Open this link within 15 minutes, in the browser that asked for it:
                %s

                It signs in once. If it was not you who asked, do nothing, and nothing happens.
                """.formatted(url);
        String html = """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="UTF-8"><title>%1$s</title></head>
                <body style="font-family: sans-serif; line-height: 1.5">
                <h1 style="font-size: 1.3em">%1$s</h1>
                <p>Open this link within 15 minutes, in the browser that asked for it:</p>
                <p><a href="%2$s">Sign in</a></p>
                <p>It signs in once. If it was not you who asked, do nothing, and nothing happens.</p>
                </body></html>
                """.formatted(SUBJECT, url);
        return new Email("sign-in-" + asked.id(), asked.email(), SUBJECT, plain, html, null);
    }
}
