package app.recordings.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.application.ApplicationService;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.identity.Credentials.Presented;
import app.recordings.request.PublicUrlTest;
import app.recordings.security.AdministratorKey;
import app.recordings.security.Caller;
import app.recordings.security.VisitorService;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    private static final String FROM = "203.0.113.7";

    private static final Caller APPLICATION = new Caller(UUID.randomUUID(), Caller.Kind.APPLICATION);
    private static final Caller VISITOR = new Caller(UUID.randomUUID(), Caller.Kind.VISITOR);

    private final Credentials credentials = new Credentials();

    CredentialsTest() {
        credentials.administratorKey = new AdministratorKey() {
            @Override
            public boolean opens(String key) {
                return key.equals("operator");
            }
        };
        credentials.applications = new ApplicationService() {
            @Override
            public Optional<Caller> identify(String key) {
                return Optional.of(APPLICATION).filter(caller -> key.equals("rk_good"));
            }
        };
        credentials.visitors = new VisitorService() {
            @Override
            public Optional<Caller> identify(String token) {
                return Optional.of(VISITOR).filter(caller -> token.equals("token"));
            }
        };
        credentials.publicUrl = PublicUrlTest.url("http://127.0.0.1:8080");
        credentials.refusals = new Refusals();
        credentials.refusals.quotas = new FakeQuotas(3);
    }

    @Test
    void keysAreNoLongerLookedUpAfterTooManyWrongOnes() {
        for (int i = 0; i < 4; i++) {
            assertRefused(ErrorType.UNAUTHENTICATED, new Presented("GET", "Bearer rk_bad" + i, null, null, null, FROM));
        }
        assertRefused(ErrorType.TOO_MANY_REQUESTS, new Presented("GET", "Bearer rk_good", null, null, null, FROM));
        assertThat(credentials.identify(new Presented("GET", "Bearer rk_good", null, null, null, "203.0.113.8")))
                .contains(APPLICATION);
        assertThat(identify("GET", "Bearer rk_good", null, null, null)).contains(APPLICATION);
        assertThat(identify("GET", null, "token", null, null)).contains(VISITOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer rk_good", "bearer rk_good", "BEARER  rk_good "})
    void keyIsAnApplications(String authorization) {
        assertThat(identify("POST", authorization, null, null, null)).contains(APPLICATION);
    }

    @Test
    void operatorsKeyIsTheAdministrators() {
        assertThat(identify("GET", "Bearer operator", null, null, null)).contains(Caller.administrator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer rk_bad", "Bearer ", "Bearer", "Basic cmtfZ29vZA==", "rk_good", ""})
    void wrongBearerNeverFallsBackToTheCookie(String authorization) {
        assertRefused(ErrorType.UNAUTHENTICATED, new Presented("GET", authorization, "token", null, null, FROM));
    }

    @Test
    void cookieIsAVisitors() {
        assertThat(identify("GET", null, "token", null, null)).contains(VISITOR);
        assertThat(identify("HEAD", null, "token", "https://evil.example", "cross-site"))
                .contains(VISITOR);
    }

    @Test
    void unknownCookieIsRefused() {
        assertRefused(ErrorType.UNAUTHENTICATED, new Presented("GET", null, "forged", null, null, FROM));
    }

    @Test
    void nothingIsNobody() {
        assertThat(identify("POST", null, null, null, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, http://127.0.0.1:8080,",
        "DELETE, http://localhost:8080, same-origin",
        "PUT, , same-origin",
        "POST, http://127.0.0.1:8080, cross-site"
    })
    void ownPageMayChangeThings(String method, String origin, String site) {
        assertThat(identify(method, null, "token", origin, site)).contains(VISITOR);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, ,",
        "POST, , cross-site",
        "POST, , same-site",
        "POST, , none",
        "DELETE, https://evil.example, same-origin",
        "PATCH, null,",
        "PUT, http://localhost:9090,"
    })
    void otherPagesMayNot(String method, String origin, String site) {
        assertRefused(ErrorType.CROSS_SITE_REQUEST, new Presented(method, null, "token", origin, site, FROM));
    }

    @Test
    void keyNeedsNoOrigin() {
        assertThat(identify("POST", "Bearer rk_good", "token", "https://evil.example", "cross-site"))
                .contains(APPLICATION);
    }

    private Optional<Caller> identify(String method, String authorization, String cookie, String origin, String site) {
        return credentials.identify(new Presented(method, authorization, cookie, origin, site, FROM));
    }

    private void assertRefused(ErrorType type, Presented presented) {
        assertThatThrownBy(() -> credentials.identify(presented))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(type));
    }
}
