package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Who may call, and what each sees. */
class CallersIT {
    private static final String RECORDINGS = "/api/v1/recordings";

    @Test
    void showsAKeyOnlyOnce() {
        var made = Client.stranger()
                .post("/api/v1/applications", "application/json", "{\"name\": \"shop\"}".getBytes(UTF_8))
                .is(201)
                .json();
        var key = made.path("apiKey").asText();
        var seen = Client.bearer(RunningProduct.url(), key)
                .get("/api/v1/applications/" + made.path("token").asText())
                .is(200);
        assertThat(key).hasSizeGreaterThan(40);
        assertThat(seen.json().path("name").asText()).isEqualTo("shop");
        assertThat(seen.text()).doesNotContain(key).doesNotContain("apiKey");
    }

    @Test
    void refusesWrongAndMissingCredentials() {
        var key = Client.application().headers().get(1).substring("Bearer ".length());
        for (var wrong : List.of("", "rk_", "x", key + "x", key.substring(1), key.toUpperCase(Locale.ROOT))) {
            isRefused(Client.bearer(RunningProduct.url(), wrong));
        }
        isRefused(Client.stranger());
        isRefused(Client.stranger().with("Authorization", "Basic dXNlcjpwYXNz"));
        isRefused(Client.stranger().with("Cookie", "recordings-visitor=unknown"));
    }

    @Test
    void aWrongKeyNeverFallsBackToTheCookie() {
        isRefused(Client.visitor().with("Authorization", "Bearer rk_wrong"));
    }

    private static void isRefused(Client client) {
        var answer = client.get(RECORDINGS).isProblem(401, "unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        client.upload(Sound.silence(100)).isProblem(401, "unauthenticated");
    }

    @Test
    void showsNobodyWhatIsAnothers() {
        var owner = Client.application();
        var id = owner.accepted(Sound.silence(200));
        owner.completed(id);
        for (var other : List.of(Client.application(), Client.visitor())) {
            for (var rest : List.of("", "/audio", "/corrected-audio", "/transcript")) {
                other.get(Client.path(id) + rest).isProblem(404, "not-found");
            }
            other.call("DELETE", Client.path(id)).isProblem(404, "not-found");
            other.call("POST", Client.path(id) + "/retry").isProblem(404, "not-found");
            assertThat(other.get(RECORDINGS).is(200).json().path("data")).isEmpty();
        }
        owner.get(Client.path(id)).is(200);
    }

    @Test
    void makesWhoOpensThePageAVisitor() {
        var cookie = Client.stranger().get("/").is(200).header("Set-Cookie");
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
        assertThat(cookie).containsPattern("Max-Age=3456\\d{4}").doesNotContain("Secure");
        var visitor = Client.visitor();
        var again = visitor.get("/").is(200).header("Set-Cookie");
        assertThat(again).startsWith(visitor.headers().get(1));
    }

    @Test
    void takesVisitorsRequestsFromTheOwnPageOnly() {
        var visitor = Client.visitor();
        var cookie = new Client(visitor.base(), visitor.headers().subList(0, 2));
        var sound = Sound.silence(200);
        var id = visitor.accepted(sound);
        cookie.get(Client.path(id)).is(200);
        for (var elsewhere : List.of(
                cookie,
                cookie.with("Origin", "https://evil.example"),
                cookie.with("Origin", "null"),
                cookie.with("Sec-Fetch-Site", "cross-site"))) {
            elsewhere.upload(sound).isProblem(403, "cross-site-request");
            elsewhere.call("DELETE", Client.path(id)).isProblem(403, "cross-site-request");
        }
        cookie.with("Sec-Fetch-Site", "same-origin").upload(sound).is(202);
    }

    @Test
    void whatARequestClaimsOfItsAddressIsNotBelieved() {
        var forwarded = Client.application()
                .with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-Proto", "https")
                .with("Forwarded", "host=evil.example;proto=https");
        assertThat(forwarded.upload(Sound.silence(100)).is(202).header("Location"))
                .startsWith(RunningProduct.url() + "/api/v1/recordings/");
    }

    @Test
    void otherOriginsAreToldNothing() {
        var elsewhere = Client.application().with("Origin", "https://evil.example");
        var answer = elsewhere.get(RECORDINGS).is(200);
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void anApplicationSeesOnlyItself() {
        var made = Client.stranger()
                .post("/api/v1/applications", "application/json", "{\"name\": \"shop\"}".getBytes(UTF_8))
                .is(201)
                .json();
        Client.application()
                .get("/api/v1/applications/" + made.path("token").asText())
                .isProblem(404, "not-found");
    }
}
