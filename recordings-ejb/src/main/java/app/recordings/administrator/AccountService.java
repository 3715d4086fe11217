package app.recordings.administrator;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.security.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What somebody does with their own account: shows who they are, and changes what shows it. */
@ApplicationScoped
public class AccountService {
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 200;
    private static final String WRONG = "Your present password is another one";
    private static final String WRONG_CODE = ", or the one-time password is.";

    private static final int CODES = 10;
    private static final int CODE_LENGTH = 10;

    @Inject
    AccountRepository accounts;

    @Inject
    AttemptService attempts;

    @Inject
    SessionRepository sessions;

    @Inject
    Passwords passwords;

    @Inject
    Clock clock;

    /**
     * What somebody shows; name, password and code null or empty when not given.
     *
     * @param code a one-time password or a recovery code
     * @param address of the network, where they come from
     */
    public record Shown(String name, String password, String code, String address) {}

    /** What came of it. */
    public enum Outcome {
        RIGHT,
        WRONG,
        /** The password is right, but a one-time password is needed too. */
        CODE_NEEDED,
        /** Too many wrong ones came; this one was not looked at. */
        BLOCKED
    }

    /**
     * Whose they are.
     *
     * @param administratorId null for a name that is nobody's
     * @param name as it is stored; null for one that is nobody's
     */
    public record Checked(Outcome outcome, UUID administratorId, String name) {}

    /** Whether somebody is who they say. What is wrong is counted, and takes as long as what is right. */
    public Checked check(Shown shown) {
        return check(shown, true);
    }

    private Checked check(Shown shown, boolean asksCode) {
        String password = cut(shown.password() == null ? "" : shown.password());
        String name = shown.name() == null ? "" : shown.name().strip().toLowerCase(Locale.ROOT);
        Optional<Account> known = attempts.begin(name, shown.address());
        if (known.isEmpty()) {
            passwords.checkNobodys(password);
            return new Checked(Outcome.WRONG, null, null);
        }
        Account account = known.get();
        return new Checked(outcome(account, shown, asksCode), account.id(), account.name());
    }

    private Outcome outcome(Account account, Shown shown, boolean asksCode) {
        String password = cut(shown.password() == null ? "" : shown.password());
        if (account.isBlocked()) {
            passwords.checkNobodys(password);
            return Outcome.BLOCKED;
        }
        return isRight(account, password, shown.address()) ? attempts.end(account, shown, asksCode) : Outcome.WRONG;
    }

    private boolean isRight(Account account, String password, String address) {
        try {
            return passwords.isRight(password, account.passwordHash());
        } catch (ProblemException overloaded) {
            attempts.takeBack(account, address);
            throw overloaded;
        }
    }

    /**
     * Whether it is still the one who signed in that sits there, by their password. Wrong ones count as at the entrance.
     *
     * @throws ProblemException 403 when it is wrong, or too many wrong ones came
     */
    public Proven prove(Session session, Shown shown) {
        return prove(session, shown, false);
    }

    /** As {@link #prove(Session, Shown)}, by the one-time password too where one is asked for. */
    public Proven proveByAll(Session session, Shown shown) {
        return prove(session, shown, true);
    }

    private Proven prove(Session session, Shown shown, boolean asksCode) {
        if (session.administratorId() == null) {
            throw new ProblemException(ErrorType.FORBIDDEN, "You have no account with a password here.");
        }
        Shown own = new Shown(session.name(), shown.password(), shown.code(), shown.address());
        return switch (check(own, asksCode).outcome()) {
            case RIGHT -> new Proven(session, own.password());
            case WRONG -> throw new ProblemException(ErrorType.FORBIDDEN, WRONG + (asksCode ? WRONG_CODE : "."));
            case CODE_NEEDED -> throw new ProblemException(ErrorType.FORBIDDEN, "A one-time password is needed, too.");
            case BLOCKED ->
                throw new ProblemException(ErrorType.FORBIDDEN, "Too many wrong passwords came. Try again in a while.");
        };
    }

    /**
     * Ends all other sessions than this one.
     *
     * @throws ProblemException 422 when the new one will not do
     */
    @Transactional
    public void changePassword(Proven who, String password) {
        if (password == null || password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new ProblemException(
                    ErrorType.INVALID,
                    "A password has %d to %d characters.".formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD));
        } else if (password.equals(who.password())
                || password.toLowerCase(Locale.ROOT).contains(who.session().name())) {
            throw new ProblemException(
                    ErrorType.INVALID, "The new password must be another one, and must not contain your name.");
        }
        UUID id = who.session().administratorId();
        accounts.setPassword(id, passwords.hash(password), false);
        sessions.deleteOthers(id, who.session().id());
    }

    /** A new secret for one-time passwords, which are asked for once it is confirmed. */
    @Transactional
    public void offerTotp(Proven who) {
        Account account = account(who.session()).orElseThrow(() -> ProblemException.notFound("account"));
        if (account.totpConfirmed()) {
            throw new ProblemException(ErrorType.CONFLICT, "One-time passwords are asked for already.");
        }
        accounts.offerTotp(account.id(), TimeBasedPassword.newSecret());
    }

    /** In base 32, while it waits to be confirmed. */
    @Transactional
    public Optional<String> offeredSecret(Session session) {
        return account(session)
                .filter(account -> account.totpSecret() != null && !account.totpConfirmed())
                .map(account -> Base32.encode(account.totpSecret()));
    }

    /** Whether one-time passwords are asked for. */
    @Transactional
    public boolean hasTotp(Session session) {
        return account(session).filter(Account::totpConfirmed).isPresent();
    }

    /**
     * From now on one-time passwords are asked for.
     *
     * @param code that shows that the secret arrived
     * @return recovery codes, each of which does once instead; only their hashes are stored
     */
    @Transactional
    public List<String> confirmTotp(Session session, String code) {
        Account account = account(session)
                .filter(known -> known.totpSecret() != null && !known.totpConfirmed())
                .orElseThrow(() -> ProblemException.notFound("secret to confirm"));
        String digits = code == null ? "" : code.replaceAll("\\s", "");
        long step = TimeBasedPassword.step(account.totpSecret(), digits, clock.instant(), account.totpStep())
                .orElseThrow(() -> new ProblemException(
                        ErrorType.INVALID, "This is not the one-time password of now. Is the device's clock right?"));
        accounts.usedTotp(account.id(), step);
        List<String> codes =
                Stream.generate(AccountService::newCode).limit(CODES).toList();
        accounts.setCodes(account.id(), codes.stream().map(AccountService::hash).toList());
        return codes;
    }

    /** One-time passwords are no longer asked for. */
    @Transactional
    public void removeTotp(Proven who) {
        accounts.removeTotp(who.session().administratorId());
    }

    private Optional<Account> account(Session session) {
        return session.administratorId() == null ? Optional.empty() : accounts.lock(session.administratorId());
    }

    // What is longer than any password is wrong anyway, and costs more the longer it is.
    private static String cut(String password) {
        return password.length() <= LONGEST_PASSWORD ? password : password.substring(0, LONGEST_PASSWORD + 1);
    }

    private static String newCode() {
        return Base32.encode(TimeBasedPassword.newSecret())
                .substring(0, CODE_LENGTH)
                .toLowerCase(Locale.ROOT);
    }

    private static byte[] hash(String code) {
        return Secret.hash(code.toLowerCase(Locale.ROOT));
    }
}
