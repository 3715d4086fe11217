package app.recordings.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioFormatTest {
    @ParameterizedTest
    @CsvSource({
        "WEBM, 1a45dfa39f4286810142f7810142f281",
        "OGG, 4f67675300020000000000000000",
        "MP4, 0000001c667479704d344120",
        "WAV, 52494646ffffffff57415645666d7420",
        "WAV, 52463634ffffffff57415645",
        "FLAC, 664c614300000022",
        "MP3, 49443304000000000000",
        "MP3, fffb9064000000",
        "MP3, fff34064"
    })
    void formatIsKnownByItsFirstBytes(AudioFormat format, String head) {
        assertThat(sniff(head)).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1a45df",
                "52494646ffffffff41564920",
                "fff15080",
                "fffdf000",
                "fffbf000",
                "ff",
                "fffb",
                "89504e470d0a1a0a",
                "255044462d312e34",
                "0000001c66747971",
                "68656c6c6f"
            })
    void everythingElseIsNoAudio(String head) {
        assertThat(sniff(head)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audio/webm",
                "audio/webm;codecs=opus",
                "AUDIO/WebM ; codecs=\"opus\"",
                "video/webm",
                "audio/ogg",
                "audio/mp4",
                "audio/x-m4a",
                "audio/x-wav",
                "audio/mpeg",
                "audio/flac",
                "application/octet-stream"
            })
    void declaredTypesAndTheirAliasesAreTaken(String type) {
        assertThat(AudioFormat.accepts(type)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    void noDeclaredTypeIsTaken(String type) {
        assertThat(AudioFormat.accepts(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "image/png", "audio", "audio/", "audio/midi", ";audio/webm", "application/json"})
    void otherTypesAreNotTaken(String type) {
        assertThat(AudioFormat.accepts(type)).isFalse();
    }

    @Test
    void everyServedTypeIsTakenToo() {
        for (AudioFormat format : AudioFormat.values()) {
            assertThat(AudioFormat.accepts(format.contentType())).isTrue();
            assertThat(AudioFormat.names()).contains(format.contentType());
        }
    }

    private static AudioFormat sniff(String head) {
        return AudioFormat.sniff(HexFormat.of().parseHex(head)).orElse(null);
    }
}
