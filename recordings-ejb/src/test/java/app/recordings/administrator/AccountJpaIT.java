package app.recordings.administrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.administrator.AccountService.Checked;
import app.recordings.administrator.AccountService.Outcome;
import app.recordings.administrator.AccountService.Shown;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AccountJpaIT {
    private static final String HERE = "192.0.2.1";
    private static final String OWN = "correct horse battery";

    private static final String ID = "(select id from administrator where name = ?)";

    private final Beans beans = new Beans().configure("recordings.console.password.iterations", "1000");
    private final AdministratorService administrators = beans.get(AdministratorService.class);
    private final AccountService accounts = beans.get(AccountService.class);
    private final SessionService sessions = beans.get(SessionService.class);
    private final String name = "ada-" + UUID.randomUUID();
    private final String first = administrators.create(name, Role.OPERATOR);

    private Outcome check(String password, String code) {
        return check(password, code, HERE);
    }

    private Outcome check(String password, String code, String address) {
        return accounts.check(new Shown(name, password, code, address)).outcome();
    }

    private static Shown shown(String password, String code) {
        return new Shown(null, password, code, HERE);
    }

    private Session signedIn(String password) {
        Checked checked = accounts.check(new Shown(name, password, null, HERE));
        assertThat(checked.outcome()).isEqualTo(Outcome.RIGHT);
        return sessions.use(sessions.open(SessionOwner.of(checked.administratorId()), "192.0.2.1"))
                .orElseThrow();
    }

    private static void refused(ErrorType type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(type));
    }

    @Test
    void theFirstPasswordIsToBeChangedWhichEndsOtherSessions() {
        String other = sessions.open(SessionOwner.of(signedIn(first).administratorId()), "192.0.2.2");
        Session session = signedIn(first);
        assertThat(session.mustChangePassword()).isTrue();
        refused(ErrorType.FORBIDDEN, () -> accounts.prove(session, shown("wrong", null)));
        Proven who = accounts.prove(session, shown(first, null));
        refused(ErrorType.INVALID, () -> accounts.changePassword(who, "short"));
        refused(ErrorType.INVALID, () -> accounts.changePassword(who, first));
        refused(ErrorType.INVALID, () -> accounts.changePassword(who, "x" + name));
        assertThat(sessions.use(other)).isPresent();
        accounts.changePassword(who, OWN);
        assertThat(sessions.use(other)).isEmpty();
        assertThat(check(first, null)).isEqualTo(Outcome.WRONG);
        assertThat(signedIn(OWN).mustChangePassword()).isFalse();
    }

    @Test
    void wrongPasswordsMakeTheAccountWait() throws SQLException {
        assertThat(accounts.check(new Shown("nobody-" + name, first, null, HERE)))
                .isEqualTo(new Checked(Outcome.WRONG, null, null));
        for (int i = 0; i < 5; i++) {
            assertThat(check("wrong", null)).isEqualTo(Outcome.WRONG);
        }
        here("blocked_until = blocked_until + interval '1 minute'");
        assertThat(check(first, null)).isEqualTo(Outcome.BLOCKED);
        assertThat(check(first, null, "192.0.2.2")).as("from elsewhere").isEqualTo(Outcome.RIGHT);
        here("blocked_until = now(), failures = 50");
        assertThat(check("wrong", null)).isEqualTo(Outcome.WRONG);
        assertThat(Sql.number(
                        "select round(extract(epoch from blocked_until - now())) from administrator_address"
                                + " where address = '" + HERE + "' and administrator_id = " + ID,
                        name))
                .isBetween(800L, 900L);
        here("blocked_until = now()");
        assertThat(check(first, null)).isEqualTo(Outcome.RIGHT);
        assertThat(check("wrong", null)).isEqualTo(Outcome.WRONG);
        assertThat(check(first, null)).isEqualTo(Outcome.RIGHT);
    }

    private void here(String change) throws SQLException {
        Sql.update(
                "update administrator_address set " + change + " where address = '" + HERE + "' and administrator_id = "
                        + ID,
                name);
    }

    @Test
    void nobodyKeepsOthersOutWhoCameBefore() throws SQLException {
        assertThat(check(first, null)).as("known from now on").isEqualTo(Outcome.RIGHT);
        for (int i = 0; i < 20; i++) {
            assertThat(check("wrong", null, "198.51.100." + i)).isEqualTo(Outcome.WRONG);
        }
        Sql.update("update administrator set blocked_until = blocked_until + interval '1 minute' where name = ?", name);
        assertThat(check(first, null, "203.0.113.1")).as("from anywhere").isEqualTo(Outcome.BLOCKED);
        assertThat(check(first, null)).isEqualTo(Outcome.RIGHT);
        Sql.update("update administrator set blocked_until = now() + interval '1 minute' where name = ?", name);
        here("known_at = now() - interval '91 days'");
        assertThat(check(first, null)).as("long ago").isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void wrongOnesInASessionAreCountedAndThoseWithoutACodeAreNot() throws SQLException {
        Session session = signedIn(first);
        for (int i = 0; i < 5; i++) {
            refused(ErrorType.FORBIDDEN, () -> accounts.prove(session, shown("wrong", null)));
        }
        here("blocked_until = blocked_until + interval '1 minute'");
        refused(ErrorType.FORBIDDEN, () -> accounts.prove(session, shown(first, null)));
        assertThat(check(first, null)).isEqualTo(Outcome.BLOCKED);
        here("blocked_until = null, failures = 4");
        Sql.update("update administrator set totp_secret = 'x', totp_confirmed = true where name = ?", name);
        for (int i = 0; i < 3; i++) {
            assertThat(check(first, "")).isEqualTo(Outcome.CODE_NEEDED);
        }
        assertThat(check(first, "000000")).isEqualTo(Outcome.WRONG);
        here("blocked_until = blocked_until + interval '1 minute'");
        assertThat(check(first, "")).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void aPasswordAloneMakesNoWrongOneTimePasswordForgotten() throws SQLException {
        Session session = signedIn(first);
        Sql.update("update administrator set totp_secret = 'x', totp_confirmed = true where name = ?", name);
        for (int i = 0; i < 3; i++) {
            assertThat(check(first, "000000")).isEqualTo(Outcome.WRONG);
            accounts.prove(session, shown(first, null));
        }
        assertThat(Sql.number("select failures from administrator_address where administrator_id = " + ID, name))
                .isEqualTo(3);
    }

    @Test
    void manyAtOnceCountAsMany() throws Exception {
        Together.run(3, () -> check("wrong", null));
        assertThat(Sql.number("select failures from administrator where name = ?", name))
                .isEqualTo(3);
    }

    @Test
    void oneTimePasswordsAndRecoveryCodesOpenOnce() {
        Session session = signedIn(first);
        accounts.offerTotp(accounts.prove(session, shown(first, null)));
        byte[] secret = secret();
        assertThat(accounts.offeredSecret(session)).contains(Base32.encode(secret));
        assertThat(check(first, null)).as("not confirmed yet").isEqualTo(Outcome.RIGHT);
        refused(ErrorType.INVALID, () -> accounts.confirmTotp(session, "000"));
        long step = beans.clock().instant().getEpochSecond() / 30;
        List<String> codes = accounts.confirmTotp(session, TimeBasedPassword.at(secret, step, 6));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(accounts.hasTotp(session)).isTrue();
        assertThat(accounts.offeredSecret(session)).isEmpty();

        assertThat(check(first, "")).isEqualTo(Outcome.CODE_NEEDED);
        assertThat(check(first, TimeBasedPassword.at(secret, step, 6)))
                .as("used to confirm")
                .isEqualTo(Outcome.WRONG);
        assertThat(check(first, TimeBasedPassword.at(secret, step + 1, 6))).isEqualTo(Outcome.RIGHT);
        assertThat(check(first, " " + codes.get(0).toUpperCase(Locale.ROOT))).isEqualTo(Outcome.RIGHT);
        assertThat(check(first, codes.get(0))).isEqualTo(Outcome.WRONG);
        refused(ErrorType.FORBIDDEN, () -> accounts.proveByAll(session, shown(first, "")));
        refused(ErrorType.FORBIDDEN, () -> accounts.proveByAll(session, shown(first, codes.get(0))));
        accounts.removeTotp(accounts.proveByAll(session, shown(first, codes.get(1))));
        assertThat(check(first, null)).isEqualTo(Outcome.RIGHT);
    }

    private byte[] secret() {
        try {
            String hex = Sql.column("select encode(totp_secret, 'hex') from administrator where name = ?", name)
                    .get(0);
            return HexFormat.of().parseHex(hex);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
