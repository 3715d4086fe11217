package app.recordings.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.openid.OpenIdException.Reason;
import app.recordings.security.Secret;
import org.junit.jupiter.api.Test;

class OpenIdSignInJpaIT {
    private static final OpenIdDestination OVERVIEW =
            new OpenIdDestination(OpenIdPurpose.CONSOLE, "/admin/jobs?status=failed");

    private final OpenIdSignIn signIn = new Beans()
            .put(OpenIdProvider.class, new FakeIdentities())
            .configure("recordings.public.url", "https://recordings.example/")
            .get(OpenIdSignIn.class);

    private static OpenIdAnswer back(OpenIdSignIn.Started started) {
        return new OpenIdAnswer(
                "ada", state(started), null, null, started.attempt().browser());
    }

    private static String state(OpenIdSignIn.Started started) {
        return started.url().getQuery().replaceFirst(".*state=", "");
    }

    private void fails(Reason reason, OpenIdPurpose purpose, OpenIdAnswer answer) {
        assertThatThrownBy(() -> signIn.finish(purpose, answer))
                .isInstanceOfSatisfying(
                        OpenIdException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void whoComesBackGoesOnToThePageThatWasAskedForOnce() {
        OpenIdSignIn.Started started = signIn.start(OVERVIEW);
        OpenIdSignIn.Finished finished = signIn.finish(OpenIdPurpose.CONSOLE, back(started));
        assertThat(finished.identity().subject()).isEqualTo("ada");
        assertThat(finished.target()).isEqualTo(OVERVIEW.target());
        fails(Reason.EXPIRED, OpenIdPurpose.CONSOLE, back(started));
    }

    @Test
    void nobodyComesBackInAnotherBrowserOrToAnotherDoorOrLate() throws Exception {
        OpenIdSignIn.Started started = signIn.start(OVERVIEW);
        OpenIdSignIn.Started others = signIn.start(OVERVIEW);
        String state = state(started);
        fails(
                Reason.EXPIRED,
                OpenIdPurpose.CONSOLE,
                new OpenIdAnswer("ada", state, null, null, others.attempt().browser()));
        fails(Reason.EXPIRED, OpenIdPurpose.CONSOLE, new OpenIdAnswer("ada", state, null, null, null));
        fails(
                Reason.EXPIRED,
                OpenIdPurpose.CONSOLE,
                new OpenIdAnswer("ada", null, null, null, started.attempt().browser()));
        fails(Reason.EXPIRED, OpenIdPurpose.PAGE, back(started));
        Sql.update("update openid_attempt set expires_at = now() where state_hash = ?", Secret.hash(state));
        fails(Reason.EXPIRED, OpenIdPurpose.CONSOLE, back(started));
        assertThat(signIn.finish(OpenIdPurpose.CONSOLE, back(others)).target()).isEqualTo(OVERVIEW.target());
        signIn.start(OVERVIEW);
        assertThat(Sql.number("select count(*) from openid_attempt where state_hash = ?", Secret.hash(state)))
                .isZero();
    }

    @Test
    void ofTwoAnswersAtTheSameMomentOneSignsIn() throws Exception {
        OpenIdAnswer answer = back(signIn.start(OVERVIEW));
        assertThat(Together.run(2, () -> {
                    try {
                        signIn.finish(OpenIdPurpose.CONSOLE, answer);
                        return true;
                    } catch (OpenIdException e) {
                        return false;
                    }
                }))
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void whatTheProviderDoesNotWantIsToldApart() {
        OpenIdSignIn.Started started = signIn.start(OVERVIEW);
        fails(
                Reason.DENIED,
                OpenIdPurpose.CONSOLE,
                new OpenIdAnswer(
                        null,
                        state(started),
                        "access_denied",
                        null,
                        started.attempt().browser()));
        OpenIdSignIn.Started wrong = signIn.start(OVERVIEW);
        fails(
                Reason.REFUSED,
                OpenIdPurpose.CONSOLE,
                new OpenIdAnswer(
                        null,
                        state(wrong),
                        "invalid_scope",
                        null,
                        wrong.attempt().browser()));
        OpenIdSignIn.Started empty = signIn.start(OVERVIEW);
        fails(
                Reason.REFUSED,
                OpenIdPurpose.CONSOLE,
                new OpenIdAnswer(null, state(empty), null, null, empty.attempt().browser()));
        OpenIdSignIn.Started blank = signIn.start(OVERVIEW);
        fails(
                Reason.REFUSED,
                OpenIdPurpose.CONSOLE,
                new OpenIdAnswer(" ", state(blank), null, null, blank.attempt().browser()));
    }

    @Test
    void nothingThatIsStoredSignsIn() throws Exception {
        OpenIdSignIn.Started started = signIn.start(OVERVIEW);
        assertThat(Sql.column("select openid_attempt::text from openid_attempt").toString())
                .doesNotContain(state(started), started.attempt().browser());
    }
}
