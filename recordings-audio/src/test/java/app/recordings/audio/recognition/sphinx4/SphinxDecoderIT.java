package app.recordings.audio.recognition.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.recordings.audio.Ffmpegs;
import app.recordings.audio.media.AudioFile;
import app.recordings.audio.media.AudioProbe;
import app.recordings.audio.media.Ffmpeg;
import app.recordings.audio.media.PcmDecoder;
import app.recordings.audio.recognition.SpeechSegment;
import app.recordings.audio.recognition.Word;
import app.recordings.audio.work.Work;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SphinxDecoderIT {
    private final SphinxDecoder decoder = new SphinxDecoder();

    @Test
    void keepsNothingOfASpeakerWhoWasStopped() throws IOException {
        SpeechSegment said = clip();
        decoder.decode(said, frames -> frames < 150);
        assertThat(decoder.broken()).isFalse();
        List<Word> words = decoder.decode(said, frames -> true);
        assertThat(words).extracting(Word::text).startsWith("and", "mr", "john");
        assertThat(words).last().extracting(Word::endMs).satisfies(end -> assertThat(end)
                .isLessThanOrEqualTo(7100));

        assertThatIllegalStateException()
                .isThrownBy(() -> decoder.decode(said, frames -> {
                    throw new IllegalStateException("stop");
                }));
        assertThat(decoder.broken()).isTrue();
    }

    private static SpeechSegment clip() throws IOException {
        Ffmpeg ffmpeg = new Ffmpeg(Ffmpegs.binary());
        Work work = new Work();
        AudioFile file = new AudioProbe(ffmpeg).probe(work, Ffmpegs.CLIP.toAbsolutePath());
        try (PcmDecoder audio = new PcmDecoder(ffmpeg, work, file, Duration.ofMinutes(1))) {
            float[] samples = new float[160_000];
            return new SpeechSegment(0, Arrays.copyOf(samples, audio.read(samples)));
        }
    }
}
