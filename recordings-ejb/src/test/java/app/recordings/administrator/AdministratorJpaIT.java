package app.recordings.administrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.administrator.AccountService.Outcome;
import app.recordings.administrator.AccountService.Shown;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.security.AdministratorKey;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AdministratorJpaIT {
    private final Beans beans = provider("staff=viewer").configure("recordings.console.password.iterations", "1000");
    private final AdministratorService administrators = beans.get(AdministratorService.class);
    private final AccountService accounts = beans.get(AccountService.class);
    private final SessionService sessions = beans.get(SessionService.class);
    private final String name = "eve-" + UUID.randomUUID();

    private UUID id(String of) {
        return administrators.all().stream()
                .filter(one -> one.name().equals(of))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static void refused(ErrorType type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(type));
    }

    @Test
    void aNameIsWellFormedAndNobodyElses() {
        administrators.create(name, Role.VIEWER);
        refused(ErrorType.CONFLICT, () -> administrators.create(name, Role.VIEWER));
        for (String wrong : new String[] {null, "", "Ada", "-a", "a b", "a".repeat(65)}) {
            refused(ErrorType.INVALID, () -> administrators.create(wrong, Role.VIEWER));
        }
        refused(ErrorType.NOT_FOUND, () -> administrators.setRole(new UUID(0, 1), Role.ADMINISTRATOR));
    }

    @Test
    void aRoleCountsAtOnceAndAResetEndsSessions() {
        String password = administrators.create(name, Role.VIEWER);
        UUID id = id(name);
        String token = sessions.open(SessionOwner.of(id), "192.0.2.1");
        assertThat(sessions.use(token)).map(Session::role).contains(Role.VIEWER);
        administrators.setRole(id, Role.OPERATOR);
        assertThat(sessions.use(token)).map(Session::role).contains(Role.OPERATOR);
        assertThat(sessions.all()).anySatisfy(open -> assertThat(open.name()).isEqualTo(name));
        String anew = administrators.reset(id);
        assertThat(sessions.use(token)).isEmpty();
        assertThat(accounts.check(new Shown(name, password, null, "192.0.2.1")).outcome())
                .isEqualTo(Outcome.WRONG);
        assertThat(accounts.check(new Shown(name, anew, null, "192.0.2.1")).outcome())
                .isEqualTo(Outcome.RIGHT);
    }

    @Test
    void somebodyStaysAdministrator() throws SQLException {
        Sql.update("delete from administrator where role = 'ADMINISTRATOR'");
        administrators.create(name, Role.ADMINISTRATOR);
        UUID id = id(name);
        refused(ErrorType.CONFLICT, () -> administrators.remove(id));
        refused(ErrorType.CONFLICT, () -> administrators.setRole(id, Role.VIEWER));
        administrators.setRole(id, Role.ADMINISTRATOR);
        administrators.create(name + "-2", Role.ADMINISTRATOR);
        administrators.remove(id);
        refused(ErrorType.CONFLICT, () -> administrators.remove(id(name + "-2")));
    }

    @Test
    void sessionsEndWhenNotUsedOrTooOld() throws SQLException {
        for (String past : new String[] {"used_at", "created_at"}) {
            String token = sessions.open(SessionOwner.known(name, Role.VIEWER), "192.0.2.1");
            UUID id = sessions.use(token).orElseThrow().id();
            Duration life = past.equals("used_at") ? Duration.ofMinutes(30) : Duration.ofHours(12);
            String ago = "update administrator_session set " + past + " = now() - ? * interval '1 second' where id = ?";
            Sql.update(ago, life.toSeconds() - 20, id);
            assertThat(sessions.use(token)).as(past).map(Session::name).contains(name);
            Sql.update(ago, life.toSeconds() + 1, id);
            assertThat(sessions.use(token)).as(past).isEmpty();
            sessions.open(SessionOwner.known(name, Role.VIEWER), "192.0.2.1");
            assertThat(sessions.end(id)).as("forgotten").isFalse();
        }
    }

    @Test
    void sessionsByTheOperatorsKeyEndWhenItIsChanged() {
        administrators.create(name, Role.VIEWER);
        SessionService former = withKey("one");
        String token = former.open(SessionOwner.known(AdministratorKey.NAME, Role.ADMINISTRATOR), "192.0.2.1");
        String other = former.open(SessionOwner.of(id(name)), "192.0.2.1");
        assertThat(former.use(token)).isPresent();
        assertThat(withKey("one").use(token)).as("after a restart").isPresent();
        SessionService changed = withKey("two");
        assertThat(changed.use(token)).isEmpty();
        assertThat(changed.use(other)).isPresent();
    }

    @Test
    void sessionsEndWithWhatOpenedThem() {
        administrators.create(name, Role.VIEWER);
        String own = sessions.open(SessionOwner.of(id(name)), "192.0.2.1");
        String provided = sessions.open(SessionOwner.known(name, Role.VIEWER), "192.0.2.1");
        SessionService same = provider("staff=viewer").get(SessionService.class);
        assertThat(same.use(own)).isPresent();
        assertThat(same.use(provided)).as("after a restart").isPresent();
        SessionService others = provider("staff=viewer, support=operator").get(SessionService.class);
        assertThat(others.use(provided)).as("others' roles").isEmpty();
        SessionService withoutProvider = new Beans().get(SessionService.class);
        assertThat(withoutProvider.use(provided)).as("without provider").isEmpty();
        assertThat(withoutProvider.use(own)).isPresent();
        SessionService withoutPasswords = provider("staff=viewer")
                .configure("recordings.console.passwords", "false")
                .get(SessionService.class);
        assertThat(withoutPasswords.use(own)).as("without passwords").isEmpty();
        assertThat(withoutPasswords.use(provided)).isPresent();
    }

    private static Beans provider(String roles) {
        return new Beans()
                .configure("recordings.oidc.issuer", "https://id.example")
                .configure("recordings.oidc.client-id", "recordings")
                .configure("recordings.oidc.roles", roles);
    }

    private static SessionService withKey(String fingerprint) {
        AdministratorKey key = new AdministratorKey() {
            @Override
            public String fingerprint() {
                return fingerprint;
            }
        };
        return new Beans().put(AdministratorKey.class, key).get(SessionService.class);
    }

    @Test
    void aPageThatAsksByItselfKeepsNobodySignedIn() throws SQLException {
        String token = sessions.open(SessionOwner.known(name, Role.VIEWER), "192.0.2.1");
        String idle = "update administrator_session set used_at = now() - interval '20 minutes' where name = ?";
        Sql.update(idle, name);
        assertThat(sessions.look(token)).isPresent();
        assertThat(unusedMinutes()).isEqualTo(20);
        assertThat(sessions.use(token)).isPresent();
        assertThat(unusedMinutes()).isZero();
    }

    private long unusedMinutes() throws SQLException {
        return Sql.number(
                "select floor(extract(epoch from now() - used_at) / 60) from administrator_session where name = ?",
                name);
    }
}
