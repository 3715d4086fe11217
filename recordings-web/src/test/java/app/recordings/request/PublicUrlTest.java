package app.recordings.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

public class PublicUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://speech.example, https://speech.example",
        "https://speech.example/, https://speech.example",
        "https://speech.example:443, https://speech.example",
        "https://speech.example, https://speech.example:443",
        "http://speech.example:80, http://speech.example",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://127.0.0.1:8080, http://localhost:8080",
        "http://127.0.0.1:8080, http://[::1]:8080",
        "http://localhost:8080, http://127.0.0.1:8080"
    })
    void ownOriginIsKnown(String own, String origin) {
        assertThat(url(own).isOwnOrigin(origin)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://speech.example, http://speech.example",
        "https://speech.example, https://speech.example:8443",
        "https://speech.example, https://evil.example",
        "https://speech.example, https://speech.example.evil.example",
        "https://speech.example, https://localhost",
        "http://127.0.0.1:8080, http://localhost:9090",
        "http://127.0.0.1:8080, https://localhost:8080",
        "http://127.0.0.1:8080, http://127.0.0.1.evil.example:8080",
        "http://127.0.0.1:8080, http://127.0.0.1:8080@evil.example"
    })
    void otherOriginIsNot(String own, String origin) {
        assertThat(url(own).isOwnOrigin(origin)).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"null", "://", "http://", "file:///", "http:", "a b", "*"})
    void rubbishIsNoOrigin(String origin) {
        assertThat(url("http://127.0.0.1:8080").isOwnOrigin(origin)).isFalse();
    }

    @Test
    void addressIsLoopbacksUnlessTold() {
        PublicUrl url = new PublicUrl();
        url.port = 9090;
        url.configured = Optional.empty();
        assertThat(url.absolute("/api")).isEqualTo(URI.create("http://127.0.0.1:9090/api"));
        assertThat(url.isSecure()).isFalse();
    }

    @Test
    void pathFollowsTheConfiguredUrl() {
        assertThat(url("https://speech.example/").absolute("/x")).isEqualTo(URI.create("https://speech.example/x"));
        assertThat(url("https://speech.example/app").absolute("/x"))
                .isEqualTo(URI.create("https://speech.example/app/x"));
        assertThat(url("https://speech.example").isSecure()).isTrue();
    }

    public static PublicUrl url(String configured) {
        PublicUrl url = new PublicUrl();
        url.configured = Optional.of(URI.create(configured));
        return url;
    }
}
