package app.recordings.email;

import app.recordings.metrics.Metrics;
import io.prometheus.metrics.core.metrics.Counter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends what is due, until nothing is, or the server is away. */
@ApplicationScoped
class EmailWorker {
    private static final Counter SENT = Metrics.counter(
            "recordings_emails", "Attempts to send a notice by email, by what the mail server said.", "outcome");

    static {
        SENT.initLabelValues("taken");
        SENT.initLabelValues("refused");
        SENT.initLabelValues("failed");
    }

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
        Notice notice = due.notice();
        Mailer.Outcome outcome;
        try {
            outcome = mailer.send(due.text().email());
        } catch (MessagingException away) {
            SENT.labelValues("failed").inc();
            emails.failed(notice);
            throw away;
        }
        SENT.labelValues(outcome.name().toLowerCase(Locale.ROOT)).inc();
        switch (outcome) {
            case TAKEN -> emails.sent(notice);
            case REFUSED -> {
                LOG.log(Level.INFO, "The mail server refuses the address of recording {0}", notice.recordingId());
                emails.refused(notice);
            }
            case DEFERRED -> emails.failed(notice);
        }
    }
}
