package app.recordings.request;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.openid.OpenIdAttempt;
import app.recordings.openid.OpenIdPurpose;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenIdCookieTest {
    private final OpenIdAttempt one = attempt("one");
    private final OpenIdAttempt other = attempt("other");

    private static OpenIdAttempt attempt(String name) {
        return new OpenIdAttempt(URI.create("https://speech.example/admin/openid"), "state-" + name, "secret-" + name);
    }

    private static OpenIdCookie cookies(String publicUrl) {
        OpenIdCookie cookies = new OpenIdCookie();
        cookies.publicUrl = PublicUrlTest.url(publicUrl);
        return cookies;
    }

    private static HttpServletRequest request(OpenIdAttempt attempt, Cookie... cookies) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                OpenIdCookieTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getCookies" -> cookies;
                    case "getParameter" -> "state".equals(arguments[0]) ? attempt.state() : null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void twoWindowsOfABrowserAreOnTheWayAtOnce() {
        for (var url : List.of("https://speech.example", "http://127.0.0.1:8080")) {
            var cookies = cookies(url);
            var both = new Cookie[] {
                cookies.of(one, OpenIdPurpose.CONSOLE), cookies.of(other, OpenIdPurpose.CONSOLE),
            };
            assertThat(cookies.answer(request(one, both)).browser()).isEqualTo(one.browser());
            assertThat(cookies.answer(request(other, both)).browser()).isEqualTo(other.browser());
            assertThat(cookies.answer(request(attempt("third"), both)).browser())
                    .isNull();
            assertThat(cookies.gone(request(one, both), OpenIdPurpose.CONSOLE)).hasValueSatisfying(gone -> {
                assertThat(gone.getName()).isEqualTo(both[0].getName());
                assertThat(gone.getMaxAge()).isZero();
            });
            assertThat(cookies.gone(request(one), OpenIdPurpose.CONSOLE)).isEmpty();
        }
    }

    @Test
    void noOtherHostPlantsOneOverTls() {
        var cookie = cookies("https://speech.example").of(one, OpenIdPurpose.PAGE);
        assertThat(cookie.getName()).startsWith("__Host-").doesNotContain(one.state());
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.getSecure()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        var plain = cookies("http://127.0.0.1:8080").of(one, OpenIdPurpose.PAGE);
        assertThat(plain.getName()).doesNotStartWith("__");
        assertThat(plain.getPath()).isEqualTo(OpenIdPurpose.PAGE.callback());
        assertThat(plain.getSecure()).isFalse();
    }
}
