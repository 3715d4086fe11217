package app.recordings.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    private static final String FOLDER = "recordings-ejb/src/main/resources/db/migration/";

    @TempDir
    Path repository;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Migrations migrations;

    @BeforeEach
    void makeARepository() throws IOException {
        Files.createDirectories(repository.resolve(FOLDER));
        Files.createFile(repository.resolve(FOLDER + "V009__create_tag.sql"));
        Files.createFile(repository.resolve(FOLDER + "README.md"));
        migrations = new Migrations(repository, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @Test
    void makesTheNextMigration() throws IOException {
        migrations.make("Add a rank to transcript!");

        assertThat(repository.resolve(FOLDER + "V010__add_a_rank_to_transcript.sql"))
                .hasContent("-- Add a rank to transcript!\n");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(FOLDER + "V010__add_a_rank_to_transcript.sql");
    }

    @Test
    void wantsToKnowWhatItIsFor() {
        assertThatIllegalArgumentException().isThrownBy(() -> migrations.make("../!"));
    }
}
