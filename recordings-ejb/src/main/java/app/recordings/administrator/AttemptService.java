package app.recordings.administrator;

import app.recordings.administrator.AccountService.Outcome;
import app.recordings.security.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Counts each password as wrong before it is looked at, and takes that back when it was right. So many at once count as many,
 * though hashing, which takes long, holds no row; and one whose node dies meanwhile counts too.
 */
@ApplicationScoped
class AttemptService {
    /** Wrong passwords from one address before it waits. */
    private static final int FREE = 5;
    /** Wrong ones from all unknown addresses together before these wait. */
    private static final int FREE_IN_ALL = 20;

    @Inject
    AccountRepository accounts;

    @Inject
    AttemptRepository attempts;

    @Inject
    Clock clock;

    /** The account of that name, which is blocked or has one more wrong password. */
    @Transactional
    Optional<Account> begin(String name, String address) {
        Optional<Account> account = accounts.lock(name, address);
        account.filter(known -> !known.isBlocked())
                .ifPresent(known -> attempts.count(known.id(), address, FREE, FREE_IN_ALL));
        return account;
    }

    /** It was not looked at. */
    @Transactional
    void takeBack(Account seen, String address) {
        attempts.takeBack(seen.id(), address);
    }

    /**
     * What comes of a password that was right.
     *
     * @param seen the account whose password it was
     * @param asksCode whether the one-time password is looked at, where one is set up
     */
    @Transactional
    Outcome end(Account seen, AccountService.Shown shown, boolean asksCode) {
        Outcome outcome = accounts.lock(seen.id())
                .filter(now -> now.passwordHash().equals(seen.passwordHash()))
                .map(now -> asksCode && now.totpConfirmed() ? ofCode(now, shown.code()) : Outcome.RIGHT)
                .orElse(Outcome.WRONG);
        boolean isWhole = asksCode || !seen.totpConfirmed();
        if (outcome == Outcome.RIGHT && isWhole) {
            attempts.succeeded(seen.id(), shown.address());
        } else if (outcome == Outcome.RIGHT || outcome == Outcome.CODE_NEEDED) {
            // A password alone makes nobody forget wrong one-time passwords.
            attempts.takeBack(seen.id(), shown.address());
        }
        return outcome;
    }

    private Outcome ofCode(Account account, String shown) {
        if (shown == null || shown.isBlank()) {
            return Outcome.CODE_NEEDED;
        }
        String code = shown.replaceAll("[\\s-]", "");
        OptionalLong step = TimeBasedPassword.step(account.totpSecret(), code, clock.instant(), account.totpStep());
        step.ifPresent(used -> accounts.usedTotp(account.id(), used));
        boolean isRight =
                step.isPresent() || accounts.takeCode(account.id(), Secret.hash(code.toLowerCase(Locale.ROOT)));
        return isRight ? Outcome.RIGHT : Outcome.WRONG;
    }
}
