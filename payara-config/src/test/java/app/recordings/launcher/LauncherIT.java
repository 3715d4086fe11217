package app.recordings.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts about starting and watching, seen on the product that runs for all tests. */
class LauncherIT {
    private static final Duration LONGEST_HEALING = Duration.ofMinutes(3);

    private final Product product = ProductSession.product();
    private final Path data = product.configuration().data();

    @ParameterizedTest
    @EnumSource(Part.class)
    void startsAPartAgainThatDied(Part part) {
        await().atMost(LONGEST_HEALING).until(() -> product.isReady(part));
        var pid = product.pid(part);
        var port = product.port(part);

        product.kill(part);

        await().atMost(LONGEST_HEALING).until(() -> ProcessHandle.of(pid).isEmpty() && product.isReady(part));
        assertThat(product.pid(part)).isNotEqualTo(pid);
        assertThat(product.port(part)).isEqualTo(port);
        assertThat(data.resolve("run/" + part.label() + ".pid")).hasContent(Long.toString(product.pid(part)));
        await().atMost(LONGEST_HEALING).until(() -> Health.isUp(product.url().resolve("/health/ready")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin-password",
                "admin-key",
                "secrets/database-password",
                "secrets/database-superuser-password",
                "secrets/broker-password"
            })
    void keepsSecretsFromOtherUsers(String name) throws IOException {
        var mode = Files.getPosixFilePermissions(data.resolve(name));

        assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
    }

    @Test
    void makesAnAdministratorsKeyOf256RandomBits() {
        assertThat(data.resolve("admin-key")).content().matches("rk_admin_[A-Za-z0-9_-]{43}\n");
    }

    @Test
    void putsNoSecretOnACommandLineOrInALog() throws IOException {
        for (var part : Part.values()) {
            var commandLine = Files.readString(Path.of("/proc/" + product.pid(part) + "/cmdline"));
            var log = Files.readString(product.log(part));
            for (var secret : secrets()) {
                assertThat(commandLine).doesNotContain(secret);
                assertThat(log).doesNotContain(secret);
            }
        }
    }

    private List<String> secrets() throws IOException {
        return List.of(
                Files.readString(data.resolve("secrets/database-password")).strip(),
                Files.readString(data.resolve("secrets/database-superuser-password"))
                        .strip(),
                Files.readString(data.resolve("secrets/broker-password")).strip());
    }

    @Test
    void listensOnLoopbackOnly() throws IOException {
        for (var part : Part.values()) {
            await().atMost(LONGEST_HEALING).until(() -> product.isReady(part));
            assertThat(Listeners.of(product.pid(part))).isNotEmpty().allMatch(Listeners::isLoopback);
        }
    }

    @Test
    void runsPartsInSessionsOfTheirOwn() throws IOException {
        for (var part : Part.values()) {
            var session = Files.readString(Path.of("/proc/" + product.pid(part) + "/stat"))
                    .replaceFirst("^.*\\) ", "")
                    .split(" ", -1)[3];
            assertThat(session).isEqualTo(Long.toString(product.pid(part)));
        }
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        var configuration = ProductSession.fresh("busy-port");
        try (var taken = new ServerSocket(configuration.httpPort(), 1, java.net.InetAddress.getLoopbackAddress())) {
            var launcher = LauncherProcess.start(configuration);

            assertThat(launcher.end(10)).isEqualTo(1);
            assertThat(launcher.said())
                    .contains("Port " + taken.getLocalPort() + " of 127.0.0.1 is taken", "set RECORDINGS_HTTP_PORT");
        }
    }

    @Test
    void saysThatTheDataAreInUse() throws Exception {
        var launcher = LauncherProcess.start(product.configuration());

        assertThat(launcher.end(10)).isEqualTo(1);
        assertThat(launcher.said()).contains("already runs on " + data).hasLineCount(2);
        assertThat(product.isReady(Part.DATABASE)).isTrue();
    }

    @Test
    void saysThatTheFolderCannotBeWritten() throws Exception {
        var file = Files.createTempFile(Path.of("target"), "no-folder", "").toAbsolutePath();
        var launcher = LauncherProcess.start(Map.of("RECORDINGS_DATA", file.toString()));

        assertThat(launcher.end(10)).isEqualTo(1);
        assertThat(launcher.said())
                .contains("The data folder " + file + " cannot be written", "RECORDINGS_DATA")
                .hasLineCount(2);
    }
}
