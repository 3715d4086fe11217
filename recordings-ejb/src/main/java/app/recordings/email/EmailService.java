package app.recordings.email;

import app.recordings.recording.RecordingLinkService;
import app.recordings.time.BackOff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Who is to be told of what. Short transactions, none of them open while the mail server is talked to. */
@ApplicationScoped
public class EmailService {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration OLDEST = Duration.ofDays(1);
    private static final Duration LIMITED_PERIOD = Duration.ofHours(1);
    private static final int LIMIT = 5;
    private static final BackOff BACK_OFF = new BackOff(Duration.ofSeconds(30), Duration.ofHours(1));

    @Inject
    EmailRepository emails;

    @Inject
    EmailAddresses addresses;

    @Inject
    RecordingLinkService links;

    @Inject
    MailConfig config;

    /** Makes notices of what has ended. */
    @Transactional
    public void gather() {
        emails.gather(OLDEST);
        emails.forgetCounted(LIMITED_PERIOD);
    }

    /** What became of a notice that was due. */
    sealed interface Claimed {
        /** It is to be sent. */
        record Due(Notice notice, EmailText text) implements Claimed {}

        /** It is not to be sent, or not now. */
        record Held() implements Claimed {}
    }

    /** Takes a notice that is due; empty when none is. */
    @Transactional
    public Optional<Claimed> next() {
        return emails.claim(UUID.randomUUID(), LEASE).map(this::checked);
    }

    @Transactional
    public void sent(Notice notice) {
        emails.end(notice, "sent");
    }

    /** The server will never take it. */
    @Transactional
    public void refused(Notice notice) {
        emails.end(notice, "dropped");
    }

    /** The server is away; tries again for a day. */
    @Transactional
    public void failed(Notice notice) {
        emails.discount(notice.lease());
        emails.postpone(
                notice,
                BACK_OFF.after(notice.attempt(), ThreadLocalRandom.current().nextDouble()),
                OLDEST);
    }

    /**
     * Counts a link that somebody asked for, unless its address has had as many as it may: five an hour, whatever it is told of
     * and whether it wants to be.
     *
     * @param id by which it can be discounted
     */
    @Transactional
    public boolean allowsLink(UUID id, String address) {
        return emails.count(id, addresses.linkHash(address), LIMIT, LIMITED_PERIOD)
                .isEmpty();
    }

    /** It was not sent after all. */
    @Transactional
    public void discount(UUID id) {
        emails.discount(id);
    }

    /** Nothing more goes to the address that the token was made for. */
    @Transactional
    public void optOut(String token) {
        emails.optOut(addresses.read(token));
    }

    /** Fails unless the token is one of ours. */
    public void requireToken(String token) {
        addresses.read(token);
    }

    private Claimed checked(Notice notice) {
        byte[] hash = addresses.hash(notice.address());
        if (emails.hasOptedOut(hash)) {
            emails.end(notice, "dropped");
            return new Claimed.Held();
        }
        Optional<Long> wait = emails.count(notice.lease(), hash, LIMIT, LIMITED_PERIOD);
        if (wait.isPresent()) {
            emails.postpone(notice, Duration.ofMillis(wait.get()), OLDEST);
            return new Claimed.Held();
        }
        String link = config.url("/api/v1/shared/" + links.issue(notice.recordingId(), config.linkLife()));
        String optOut = config.url("/api/v1/email/opt-out/" + addresses.optOutToken(notice.address()));
        return new Claimed.Due(notice, new EmailText(notice, link, optOut, config.linkLife()));
    }
}
