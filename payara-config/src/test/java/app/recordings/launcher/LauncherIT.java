package app.recordings.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.params.provider.ValueSource;

/** Facts about starting and watching, seen on the product that runs for all tests. */
class LauncherIT {
    private static final Duration LONGEST_HEALING = Duration.ofMinutes(3);

    private final Product product = ProductSession.product();
    private final Path data = product.configuration().data();

    /** That parts are started again is seen in FaultsIT. */
    @Test
    void startsTheGuardAgainThatDied() throws IOException {
        var first = guard();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await().atMost(LONGEST_HEALING)
                .until(() -> guard() != first && ProcessHandle.of(guard()).isPresent());
    }

    private long guard() throws IOException {
        return Long.parseLong(Files.readString(data.resolve("run/guard.pid")).strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
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
        for (var part : product.parts()) {
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
        for (var part : product.parts()) {
            await().atMost(LONGEST_HEALING).until(() -> product.isReady(part));
            assertThat(Listeners.of(product.pid(part))).isNotEmpty().allMatch(Listeners::isLoopback);
        }
    }

    @Test
    void runsPartsInSessionsOfTheirOwn() throws IOException {
        for (var part : product.parts()) {
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

    @Test
    void saysWhatToDoWhereRootCannotStepBack() throws Exception {
        assumeTrue(Programs.isRoot());
        var programs = Files.createTempDirectory(Path.of("target"), "programs").toAbsolutePath();
        Files.createSymbolicLink(programs.resolve("unshare"), Path.of("/bin/false"));
        var configuration = ProductSession.fresh("root");
        var launcher = LauncherProcess.start(Map.of(
                "RECORDINGS_DATA", configuration.data().toString(),
                "RECORDINGS_HTTP_PORT", Integer.toString(configuration.httpPort()),
                "PATH", programs + ":" + System.getenv("PATH")));

        assertThat(launcher.end(10)).isEqualTo(1);
        assertThat(launcher.said())
                .contains("PostgreSQL does not run as root", "start Recordings as another user")
                .hasLineCount(2);
    }
}
