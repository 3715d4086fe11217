package app.recordings.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
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

    @ParameterizedTest
    @CsvSource({"RECORDINGS_NODE_OPTIONS, NODE", "RECORDINGS_AUDIO_OPTIONS, AUDIO", "RECORDINGS_BROKER_OPTIONS, BROKER"
    })
    void takesOptionsForAPartsJvm(String name, Part part) {
        assertThat(Configuration.from(Map.of()).jvmOptions(part)).isEmpty();
        var configuration = Configuration.from(Map.of(name, " -Xmx4g  -Dname=value"));
        assertThat(configuration.jvmOptions(part)).containsExactly("-Xmx4g", "-Dname=value");
        assertThat(configuration.jvmOptions().values())
                .filteredOn(List::isEmpty)
                .hasSize(2);
    }

    @Test
    void letsAnyoneRegisterUnlessToldOtherwise() {
        assertThat(Configuration.from(Map.of()).registration()).isEqualTo("open");
        assertThat(Configuration.from(Map.of("RECORDINGS_REGISTRATION", "closed"))
                        .registration())
                .isEqualTo("closed");
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
        "RECORDINGS_AUDIO_OPTIONS, Xmx4g",
        "RECORDINGS_REGISTRATION, no",
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
