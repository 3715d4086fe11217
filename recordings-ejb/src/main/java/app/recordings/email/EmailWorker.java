package app.recordings.email;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends what is due, until nothing is, or the server is away. */
@ApplicationScoped
class EmailWorker {
    private static final Logger LOG = Logger.getLogger(EmailWorker.class.getName());

    @Inject
    EmailService emails;

    @Inject
    Mailer mailer;

    /** @throws MessagingException when the server is away; what was to be sent waits */
    void work() throws MessagingException {
        emails.gather();
        Optional<EmailService.Claimed> next = emails.next();
        while (next.isPresent()) {
            if (next.get() instanceof EmailService.Claimed.Due due) {
                send(due);
            }
            next = emails.next();
        }
    }

    private void send(EmailService.Claimed.Due due) throws MessagingException {
        try {
            mailer.send(due.text().email(due.notice()));
            emails.sent(due.notice());
        } catch (MessagingException e) {
            if (e instanceof SendFailedException refused
                    && refused.getInvalidAddresses() != null
                    && refused.getInvalidAddresses().length > 0) {
                LOG.log(
                        Level.INFO,
                        "The mail server refuses the address of recording {0}",
                        due.notice().recordingId());
                emails.refused(due.notice());
                return;
            }
            emails.failed(due.notice());
            // Its own words may hold the address, and these go to the log.
            throw new MessagingException(
                    "The mail server took nothing: " + e.getClass().getSimpleName());
        }
    }
}
