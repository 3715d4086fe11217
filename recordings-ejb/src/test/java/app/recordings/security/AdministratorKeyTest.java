package app.recordings.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdministratorKeyTest {
    @TempDir
    Path data;

    @Test
    void keyIsTheContentOfTheFile() throws Exception {
        Files.writeString(data.resolve("admin-key"), "secret\n");
        AdministratorKey key = key(Optional.of(data.toString()));
        assertThat(key.opens("secret")).isTrue();
        assertThat(key.opens("secret ")).isFalse();
        assertThat(key.opens("")).isFalse();
    }

    @Test
    void withoutAFileNoKeyOpens() {
        assertThat(key(Optional.of(data.toString())).opens("")).isFalse();
        assertThat(key(Optional.empty()).opens("")).isFalse();
    }

    @Test
    void emptyFileOpensNothing() throws Exception {
        Files.writeString(data.resolve("admin-key"), "\n");
        assertThat(key(Optional.of(data.toString())).opens("")).isFalse();
    }

    private static AdministratorKey key(Optional<String> folder) {
        AdministratorKey key = new AdministratorKey();
        key.dataFolder = folder;
        key.read();
        return key;
    }
}
