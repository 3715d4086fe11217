package app.recordings.audio.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.recordings.audio.work.WorkException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WavFileTest {
    private final WavFile wav = WavFile.of(16_000, new double[] {0, 1000, -1000, 99_999});

    @Test
    void readsWhatItWrites() {
        WavFile read = WavFile.read(wav.bytes());
        assertThat(read.sampleRate()).isEqualTo(16_000);
        assertThat(read.pcm()).containsExactly(wav.pcm()).endsWith(0xFF, 0x7F);
    }

    @Test
    void readsAStreamWhoseLengthNobodyKnew() {
        byte[] stream = wav.bytes();
        Arrays.fill(stream, 40, 44, (byte) 0xFF);
        assertThat(WavFile.read(stream).pcm()).containsExactly(wav.pcm());
    }

    @Test
    void refusesWhatIsNoSuchFile() {
        byte[] stereo = wav.bytes();
        stereo[22] = 2;
        byte[] endless = wav.bytes();
        Arrays.fill(endless, 16, 20, (byte) 0x7F);
        for (byte[] file :
                new byte[][] {{}, "no audio".getBytes(java.nio.charset.StandardCharsets.US_ASCII), stereo, endless}) {
            assertThatExceptionOfType(WorkException.class).isThrownBy(() -> WavFile.read(file));
        }
    }
}
