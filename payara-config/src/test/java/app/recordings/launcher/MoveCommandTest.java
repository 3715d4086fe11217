package app.recordings.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoveCommandTest {
    private static final String NODE_OPTIONS = "RECORDINGS_NODE_OPTIONS";

    @Test
    void withoutArgumentsNothingIsMoved() {
        assertThat(MoveCommand.of(new String[0])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "move-storage",
                "move-storage --to=",
                "move-storage --to=disk",
                "move --to=file",
                "x",
                "move-storage --to=file now"
            })
    void otherArgumentsAreRefusedInASentence(String arguments) {
        assertThatThrownBy(() -> MoveCommand.of(arguments.split(" ", -1)))
                .isInstanceOf(LaunchException.class)
                .hasMessage("'" + arguments
                        + "' is no command: give none, or move-storage --to= with database, file or s3.");
    }

    @Test
    void nodeReadsTheOldStoreAndWritesTheNewOne() {
        var command = MoveCommand.of(new String[] {"move-storage", "--to=file"}).orElseThrow();
        assertThat(command.environment(Map.of(NODE_OPTIONS, "-Xmx4g")))
                .containsEntry(NODE_OPTIONS, "-Xmx4g -Drecordings.storage=file -Drecordings.storage.from=database");
        assertThat(command.environment(Map.of("RECORDINGS_STORAGE", "s3")))
                .containsEntry(NODE_OPTIONS, "-Drecordings.storage=file -Drecordings.storage.from=s3");
        assertThatThrownBy(() -> command.environment(Map.of("RECORDINGS_STORAGE", "file")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("already");
    }
}
