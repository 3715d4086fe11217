package app.recordings.audio.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerTest {
    @ParameterizedTest
    @CsvSource({
        "1A45DFA39F4286810142F781, WEBM",
        "4F676753000200000000, OGG",
        "00000020667479706D703432, MP4",
        "524946462400000057415645, WAV",
        "664C614300000022, FLAC",
        "49443304000000000000, MP3",
        "FFFB9064, MP3",
        "FFF15080, AAC",
    })
    void knowsFormatsByTheirFirstBytes(String hex, Container container) {
        assertThat(Container.of(HexFormat.of().parseHex(hex))).contains(container);
    }

    @ParameterizedTest
    @CsvSource({"00", "FFFF", "FFE00000", "52494646240000004156490A", "FFFBFFFF"})
    void knowsNothingElse(String hex) {
        assertThat(Container.of(HexFormat.of().parseHex(hex))).isEmpty();
    }

    @Test
    void refusesPlaylistsAndScripts() {
        assertThat(Container.of("#EXTM3U\nhttp".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(Container.of("ffconcat ver".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
