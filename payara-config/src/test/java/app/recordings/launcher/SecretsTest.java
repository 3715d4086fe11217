package app.recordings.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private static final int THREADS = 8;

    @TempDir
    Path folder;

    private static Secrets secrets(DataFolder data) {
        return new Secrets(data, Secrets.Given.from(Map.of()));
    }

    @Test
    void takesWhatTheOperatorGivesInPlaceOfWhatWasMade() throws Exception {
        try (var data = DataFolder.open(folder)) {
            secrets(data).signingKey();
            var given =
                    Secrets.Given.from(Map.of("RECORDINGS_SIGNING_KEY", "given", "RECORDINGS_BROKER_PASSWORD", " "));
            assertThat(new Secrets(data, given).signingKey()).isEqualTo("given");
            assertThat(secrets(data).signingKey()).isEqualTo("given");
            assertThat(new Secrets(data, given).brokerPassword()).isNotBlank();
            assertThat(given).hasToString("[secrets/signing-key]");
        }
    }

    @RepeatedTest(20)
    void givesPartsThatStartSideBySideTheSamePassword() throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        try (var data = DataFolder.open(folder)) {
            var secrets = secrets(data);
            var together = new CyclicBarrier(THREADS);
            Callable<String> ask = () -> {
                together.await();
                return secrets.brokerPassword();
            };
            var answers = new ArrayList<Future<String>>();
            for (int thread = 0; thread < THREADS; thread++) {
                answers.add(threads.submit(ask));
            }
            var passwords = new HashSet<String>();
            for (var answer : answers) {
                passwords.add(answer.get());
            }
            assertThat(passwords).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void keepsAPasswordInAFileThatOnlyItsOwnerReads() throws Exception {
        try (var data = DataFolder.open(folder)) {
            var password = secrets(data).brokerPassword();
            var file = data.resolve("secrets/broker-password");
            assertThat(Files.readString(file)).isEqualTo(password + "\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(secrets(data).brokerPassword()).isEqualTo(password);
        }
    }
}
