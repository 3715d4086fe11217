package app.recordings.identity;

import app.recordings.application.ApplicationService;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.quota.Charge;
import app.recordings.quota.Quotas;
import app.recordings.quota.Standing;
import app.recordings.security.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Slows down whoever presents wrong keys: from an address with too many of them in a minute no further key is looked up until
 * the minute is over, but for keys that let somebody in before. So whoever shares the address with an attacker goes on.
 */
@ApplicationScoped
public class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class.getName());
    private static final int TRUSTED_KEYS = 8192;
    private static final int SHOWN = 8;
    private static final int EMAIL = 10;
    private static final int BEGINNING = 3;

    @Inject
    Quotas quotas;

    /** Beginnings of hashes; a later key takes the place of another one. */
    private final AtomicLongArray trusted = new AtomicLongArray(TRUSTED_KEYS);

    /** @throws ProblemException 429 when nothing that comes from there is to be looked up now */
    public void requirePatience(String from) {
        quotas.refused(from).ifPresent(Refusals::refuse);
    }

    /** @throws ProblemException 429 when this key is not to be looked up now */
    void requirePatience(String from, String key) {
        Optional<Standing> tooMany = quotas.refused(from);
        if (tooMany.isPresent()) {
            long hash = hash(key);
            if (trusted.get(place(hash)) != hash) {
                refuse(tooMany.get());
            }
        }
    }

    /** The key let somebody in. */
    void trust(String key) {
        long hash = hash(key);
        if (trusted.get(place(hash)) != hash) {
            trusted.set(place(hash), hash);
        }
    }

    /** Logs what was refused without what is secret of it, and counts wrong keys. */
    void note(Credentials.Presented presented, ProblemException refusal) {
        LOG.log(Level.INFO, "What {0} presented was refused: {1} {2}", new Object[] {
            presented.from(), refusal.getMessage(), shown(presented.authorization())
        });
        if (presented.authorization() != null && refusal.type() == ErrorType.UNAUTHENTICATED) {
            count(presented.from());
        }
    }

    /** Something wrong was presented. */
    public void count(String from) {
        quotas.ofAddress(from, Charge.ofRefusals(1))
                .filter(standing -> !standing.isAdmitted())
                .ifPresent(standing -> LOG.log(
                        Level.WARNING,
                        "Too many wrong credentials from {0}: for {1} s no further ones are looked up",
                        new Object[] {from, standing.resetSeconds()}));
    }

    /** An email is asked for, which bothers somebody else: as bad as ten wrong keys. */
    public void countEmail(String from) {
        charge(from, EMAIL);
    }

    /** Somebody sets out to sign in elsewhere, which is remembered here: as bad as three wrong keys. */
    public void countBeginning(String from) {
        charge(from, BEGINNING);
    }

    private void charge(String from, int refusals) {
        quotas.ofAddress(from, Charge.ofRefusals(refusals))
                .filter(standing -> !standing.isAdmitted())
                .ifPresent(Refusals::refuse);
    }

    private static void refuse(Standing standing) {
        throw ProblemException.tooManyRequests(
                "Too many wrong credentials came from this address.", Duration.ofSeconds(standing.resetSeconds()));
    }

    // Of a key enough to find it in a list; of anything else, which may be a password, nothing.
    private static String shown(String authorization) {
        int start = authorization == null ? -1 : authorization.indexOf(" " + ApplicationService.KEY_PREFIX);
        return start >= 0 && authorization.length() > start + 4 * SHOWN
                ? "(" + authorization.substring(start + 1, start + 1 + SHOWN) + "…)"
                : "";
    }

    private static long hash(String key) {
        return ByteBuffer.wrap(Secret.hash(key)).getLong();
    }

    private static int place(long hash) {
        return Math.floorMod(hash, TRUSTED_KEYS);
    }
}
