package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer tells browsers, whoever gives it: page, API, console, the server's own pages and its refusals. */
class SafeHeadersIT {
    private final Client stranger = Client.stranger();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/chat",
                "/sw.js",
                "/openapi",
                "/health",
                "/health/ready",
                "/metrics",
                "/api/v1/languages",
                "/api/v1/recordings",
                "/api/v1/nothing",
                "/nothing",
                "/WEB-INF/web.xml",
                "/shared/nothing",
                "/js/nothing.js",
                "/css/base.css",
                "/ws/events",
                "/.git/config"
            })
    void nothingRunsOrFramesThatIsNotOurs(String path) {
        var answer = stranger.get(path);
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.headers().allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(answer.headers().allValues("Permissions-Policy"))
                .singleElement()
                .asString()
                .startsWith("camera=(), geolocation=(), microphone=(");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContainPattern("script-src[^;]*(unsafe|\\*|https?:)");
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "strict-transport-security");
    }

    @Test
    void pageMayRecordAndConsoleMaySendItsForms() {
        assertThat(stranger.get("/").header("Permissions-Policy")).contains("microphone=(self)");
        assertThat(stranger.get("/admin/sign-in").header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void cookiesAreForNoScriptAndNoOtherSite() {
        assertThat(stranger.get("/").headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite="));
    }

    @Test
    void whatIsNoAudioNorTextIsAnAttachment() {
        var export = Client.application().get("/api/v1/export").is(200);
        assertThat(export.header("Content-Disposition")).startsWith("attachment;");
        assertThat(export.header("Content-Type")).startsWith("application/zip");
    }
}
