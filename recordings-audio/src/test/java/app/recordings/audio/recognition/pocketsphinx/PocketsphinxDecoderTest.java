package app.recordings.audio.recognition.pocketsphinx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.recordings.audio.recognition.SpeechSegment;
import app.recordings.audio.recognition.Word;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PocketsphinxDecoderTest {
    private static final String LINE =
            "clip S 0 T -2034 A -1928 L -1057 0 -488 0 <s> 20 -790 -214 and(2) 37 -569 -477 mr"
                    + " 63 -536 -530 <sil> 98 -115 -547 [NOISE] 133 -534 -363 would 159 -631 -237 </s> 180\n";

    @TempDir
    private Path folder;

    @Test
    void readsWordsWithTheirTimes() {
        assertThat(PocketsphinxDecoder.words(LINE, 1000))
                .containsExactly(
                        new Word("and", 1200, 1370, 1),
                        new Word("mr", 1370, 1630, 1),
                        new Word("would", 2330, 2590, 1));
        assertThat(PocketsphinxDecoder.words("", 0)).isEmpty();
        assertThat(PocketsphinxDecoder.words("(null)\n", 0)).isEmpty();
    }

    @Test
    void runsTheProgramAndLeavesNoFile() throws IOException {
        assertThat(decode("while [ $# -gt 1 ]; do [ \"$1\" = -hypseg ] && printf '%s' '" + LINE
                        + "' > \"$2\"; shift; done"))
                .extracting(Word::text)
                .containsExactly("and", "mr", "would");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("program"));
        }
    }

    @Test
    void failsWithTheProgram() {
        assertThatExceptionOfType(WorkException.class)
                .isThrownBy(() -> decode("exit 3"))
                .withMessage("program failed.");
    }

    private List<Word> decode(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new PocketsphinxDecoder(program, folder, folder)
                .decode(new SpeechSegment(0, new float[16_000]), new Work(), seconds -> {});
    }
}
