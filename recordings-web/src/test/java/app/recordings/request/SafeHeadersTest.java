package app.recordings.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeHeadersTest {
    private final Map<Object, Object> answered = new HashMap<>();

    @Test
    void browsersKeepToTlsWhereThereIsTls() {
        answer("https://speech.example");
        assertThat(answered).containsEntry("Strict-Transport-Security", "max-age=31536000");
    }

    @Test
    void browsersAreNotKeptFromPlainHttpWhereThereIsNoTls() {
        answer("http://127.0.0.1:8080");
        assertThat(answered)
                .doesNotContainKey("Strict-Transport-Security")
                .containsEntry("X-Content-Type-Options", "nosniff");
    }

    private void answer(String url) {
        var headers = new SafeHeaders();
        headers.publicUrl = PublicUrlTest.url(url);
        headers.set((HttpServletResponse) Proxy.newProxyInstance(
                SafeHeadersTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("setHeader");
                    answered.put(arguments[0], arguments[1]);
                    return null;
                }));
    }
}
