package app.recordings.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
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

    @RepeatedTest(20)
    void givesPartsThatStartSideBySideTheSamePassword() throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        try (var data = DataFolder.open(folder)) {
            var secrets = new Secrets(data);
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
            var password = new Secrets(data).brokerPassword();
            var file = data.resolve("secrets/broker-password");
            assertThat(Files.readString(file)).isEqualTo(password + "\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(new Secrets(data).brokerPassword()).isEqualTo(password);
        }
    }
}
