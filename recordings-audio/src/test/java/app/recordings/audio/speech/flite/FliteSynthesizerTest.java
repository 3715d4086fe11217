package app.recordings.audio.speech.flite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import app.recordings.audio.engine.WavFile;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FliteSynthesizerTest {
    @TempDir
    private Path folder;

    @Test
    void givesTheTextInAFile() throws IOException {
        WavFile speech = WavFile.of(16_000, new double[] {1, 2, 3});
        Files.write(folder.resolve("said.wav"), speech.bytes());
        byte[] spoken = speak("cp \"$4\" " + folder + "/text; cp " + folder + "/said.wav \"$6\"");
        assertThat(spoken).containsExactly(speech.pcm());
        assertThat(folder.resolve("text")).hasContent("Hello.");
    }

    @Test
    void failsWithTheProgramAndOnAnotherRate() throws IOException {
        assertThatExceptionOfType(WorkException.class).isThrownBy(() -> speak("exit 1"));
        assertThatExceptionOfType(WorkException.class).isThrownBy(() -> speak("echo rubbish > \"$6\""));
        Files.write(folder.resolve("said.wav"), WavFile.of(8_000, new double[4]).bytes());
        assertThatIOException().isThrownBy(() -> speak("cp " + folder + "/said.wav \"$6\""));
    }

    private byte[] speak(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new FliteSynthesizer(program, "awb", folder).speak("Hello.", new Work());
    }
}
