package app.recordings.launcher.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The archive of operators, read by the programs they have: tar, sha256sum, install.sh, systemd's own checks. */
class ArchiveTest {
    private static final Instant TIME = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void isTheSameBytesWheneverItIsBuilt() throws Exception {
        var first = Files.readAllBytes(archive("recordings-1.0"));
        Files.setLastModifiedTime(folder.resolve("parts/conf/guard.sh"), FileTime.fromMillis(0));
        assertThat(Files.readAllBytes(archive("recordings-1.0"))).isEqualTo(first);
        Files.writeString(folder.resolve("parts/conf/guard.sh"), "#!/bin/sh\nexit 1\n");
        assertThat(Files.readAllBytes(archive("recordings-1.0"))).isNotEqualTo(first);
    }

    @Test
    void holdsLinksProgramsAndTheSumsOfAllFiles() throws Exception {
        var unpacked = unpack("recordings-1.0");
        run(unpacked, "sha256sum", "--check", "--strict", "SHA256SUMS");
        assertThat(Files.readSymbolicLink(unpacked.resolve("recordings/lib.so")))
                .hasToString("lib.so.1");
        assertThat(unpacked.resolve("recordings/conf/guard.sh")).isExecutable();
        assertThat(unpacked.resolve("recordings/node/classes.jsa")).doesNotExist();
        assertThat(Files.size(unpacked.resolve("recordings/big.jar"))).isEqualTo(300_000);
    }

    @Test
    @EnabledIf("canInstall")
    void installsAndUpgradesWithoutTouchingConfiguration() throws Exception {
        var root = Files.createDirectories(folder.resolve("root"));
        var java = Files.createDirectories(root.resolve("usr/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n");
        java.toFile().setExecutable(true);
        install("recordings-1.0", root);
        var own = root.resolve("etc/recordings/recordings.env");
        assertThat(own).content().doesNotContainIgnoringCase("password");
        Files.writeString(own, "RECORDINGS_HTTP_PORT=9000\n");
        install("recordings-1.0", root);
        install("recordings-1.1", root);

        assertThat(own).hasContent("RECORDINGS_HTTP_PORT=9000");
        assertThat(root.resolve("opt/recordings/current").toRealPath().getFileName())
                .hasToString("recordings-1.1");
        assertThat(root.resolve("opt/recordings/recordings-1.0")).isDirectory();
        assertThat(run(folder, "stat", "-c", "%a", root.resolve("var/lib/recordings"), own))
                .isEqualTo("700\n640\n");
        var units = root.resolve("etc/systemd/system");
        assertThat(run(
                        folder,
                        "systemd-analyze",
                        "verify",
                        "--root=" + root,
                        "--recursive-errors=no",
                        units.resolve("recordings.service"),
                        units.resolve("recordings-backup.service"),
                        units.resolve("recordings-backup.timer")))
                .doesNotContain("recordings");
        run(
                folder,
                "systemd-analyze",
                "security",
                "--offline=true",
                "--threshold=20",
                "--no-pager",
                units.resolve("recordings.service"));
    }

    private void install(String name, Path root) throws Exception {
        run(folder, unpack(name).resolve("install.sh"), "--root=" + root);
    }

    private Path unpack(String name) throws Exception {
        archive(name);
        run(folder, "tar", "-xzf", name + ".tar.gz");
        return folder.resolve(name);
    }

    /** Of small parts, but with the real files for operators. */
    private Path archive(String name) throws Exception {
        var parts = Files.createDirectories(folder.resolve("parts/conf")).getParent();
        if (!Files.exists(parts.resolve("big.jar"))) {
            var script = Files.writeString(parts.resolve("conf/guard.sh"), "#!/bin/sh\n");
            script.toFile().setExecutable(true);
            Files.write(parts.resolve("big.jar"), new byte[300_000]);
            Files.writeString(parts.resolve("lib.so.1"), "library ".repeat(10_000));
            Files.createSymbolicLink(parts.resolve("lib.so"), Path.of("lib.so.1"));
            Files.createDirectories(parts.resolve("node"));
            Files.writeString(parts.resolve("node/classes.jsa"), "of one place");
        }
        var archive = folder.resolve(name + ".tar.gz");
        Archive.main(new String[] {
            archive.toString(), TIME.toString(), "=src/main/install", "recordings=" + parts, "LICENSE=../LICENSE"
        });
        return archive;
    }

    static boolean canInstall() throws Exception {
        return Files.isExecutable(Path.of("/usr/bin/systemd-analyze"))
                && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    private static String run(Path where, Object... words) throws IOException, InterruptedException {
        var command = java.util.stream.Stream.of(words).map(Object::toString).toList();
        var process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
