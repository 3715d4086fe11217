package app.recordings.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    @Test
    void listensOnLoopbackWithDataInTheWorkingDirectoryUnlessToldOtherwise() {
        var configuration = Configuration.from(Map.of());

        assertThat(configuration.httpHost()).isEqualTo("127.0.0.1");
        assertThat(configuration.httpPort()).isEqualTo(8080);
        assertThat(configuration.data()).isEqualTo(Path.of(".data").toAbsolutePath());
        assertThat(configuration.publicUrl()).hasToString("http://127.0.0.1:8080");
    }

    @Test
    void callsItselfByThePortUnlessGivenAPublicUrl() {
        assertThat(Configuration.from(Map.of("RECORDINGS_HTTP_PORT", "9000")).publicUrl())
                .hasToString("http://127.0.0.1:9000");
        assertThat(Configuration.from(Map.of("RECORDINGS_PUBLIC_URL", "https://say.example.org/"))
                        .publicUrl())
                .hasToString("https://say.example.org");
    }

    @Test
    void takesOptionsForTheNodesJvm() {
        assertThat(Configuration.from(Map.of()).nodeOptions()).isEmpty();
        assertThat(Configuration.from(Map.of("RECORDINGS_NODE_OPTIONS", " -Xmx4g  -Dname=value"))
                        .nodeOptions())
                .containsExactly("-Xmx4g", "-Dname=value");
    }

    @Test
    void reachesItselfByLoopbackWhenListeningEverywhere() {
        var configuration = Configuration.from(Map.of("RECORDINGS_HTTP_HOST", "0.0.0.0"));

        assertThat(configuration.localUrl()).hasToString("http://127.0.0.1:8080");
    }

    @ParameterizedTest
    @CsvSource({
        "RECORDINGS_HTTP_PORT, 0",
        "RECORDINGS_HTTP_PORT, 65536",
        "RECORDINGS_HTTP_PORT, http",
        "RECORDINGS_PUBLIC_URL, recordings.example.org",
        "RECORDINGS_PUBLIC_URL, ftp://recordings.example.org",
        "RECORDINGS_PUBLIC_URL, https://example.org/recordings",
        "RECORDINGS_PUBLIC_URL, https://exa mple.org",
        "RECORDINGS_DATA, /srv/my data",
        "RECORDINGS_HTTP_HOST, no.such.host.invalid",
        "RECORDINGS_NODE_OPTIONS, -Xmx4g -jar other.jar",
    })
    void namesTheVariableAndTheRemedyInOneLine(String name, String value) {
        var environment = Map.of(name, value);

        assertThatThrownBy(() -> Configuration.from(environment))
                .isInstanceOf(LaunchException.class)
                .hasMessageStartingWith(name + " is '")
                .hasMessageContaining("set it to")
                .message()
                .hasLineCount(1);
    }
}
