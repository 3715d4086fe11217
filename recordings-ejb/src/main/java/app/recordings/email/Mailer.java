package app.recordings.email;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;

/** Hands emails to the configured server (RFC 5321), each on a connection of its own; 10 s of silence end it. */
@ApplicationScoped
public class Mailer {
    private static final String SILENCE_MS = "10000";

    @Inject
    MailConfig config;

    @Inject
    Clock clock;

    /** What became of an email. */
    public enum Outcome {
        /** The server has it. */
        TAKEN,
        /** The server, or what is written in it, says that its address will never be one. */
        REFUSED,
        /** The server does not take this one now, which says nothing of others. */
        DEFERRED
    }

    /** @throws MessagingException when the server is away, with no words of its own, as these may hold the address */
    public Outcome send(Email email) throws MessagingException {
        try {
            deliver(email);
            return Outcome.TAKEN;
        } catch (AddressException e) {
            return Outcome.REFUSED;
        } catch (SendFailedException e) {
            boolean isRefused = e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0;
            return isRefused ? Outcome.REFUSED : Outcome.DEFERRED;
        } catch (MessagingException e) {
            throw new MessagingException(
                    "The mail server took nothing: " + e.getClass().getSimpleName());
        }
    }

    private void deliver(Email email) throws MessagingException {
        Session session = Session.getInstance(properties());
        MimeMessage message = message(session, email);
        try (Transport transport = session.getTransport(config.isTls() ? "smtps" : "smtp")) {
            if (config.user().isPresent()) {
                transport.connect(config.host(), config.port(), config.user().get(), config.password());
            } else {
                transport.connect(config.host(), config.port(), null, null);
            }
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private MimeMessage message(Session session, Email email) throws MessagingException {
        InternetAddress from = new InternetAddress(config.from());
        MimeMessage message = new OwnId(session, email, from);
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(email.address()));
        message.setSubject(email.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        if (email.optOut() != null) {
            message.setHeader("List-Unsubscribe", "<" + email.optOut() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(email.plain(), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(email.html(), StandardCharsets.UTF_8.name(), "html");
        message.setContent(new MimeMultipart("alternative", plain, html));
        message.saveChanges();
        return message;
    }

    Properties properties() {
        Properties properties = new Properties();
        for (String protocol : new String[] {"mail.smtp.", "mail.smtps."}) {
            properties.put(protocol + "connectiontimeout", SILENCE_MS);
            properties.put(protocol + "timeout", SILENCE_MS);
            properties.put(protocol + "writetimeout", SILENCE_MS);
            properties.put(protocol + "auth", Boolean.toString(config.user().isPresent()));
            properties.put(protocol + "starttls.enable", Boolean.toString(config.isStartTls()));
            properties.put(protocol + "starttls.required", Boolean.toString(config.isStartTls()));
            properties.put(protocol + "ssl.checkserveridentity", "true");
        }
        return properties;
    }

    /** The same each time that an email is sent, by which mail systems know a second copy. */
    private static final class OwnId extends MimeMessage {
        private final String id;

        OwnId(Session session, Email email, InternetAddress from) {
            super(session);
            String domain = from.getAddress().replaceFirst(".*@", "");
            id = "<" + email.id() + "@" + domain + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
