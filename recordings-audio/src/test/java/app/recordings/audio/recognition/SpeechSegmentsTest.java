package app.recordings.audio.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.audio.media.PcmStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpeechSegmentsTest {
    private static final int SECOND = PcmStream.SAMPLE_RATE;

    @Test
    void findsNothingInSilence() throws IOException {
        assertThat(segments(tone(60, 0))).isEmpty();
    }

    @Test
    void findsNothingInSteadyNoise() throws IOException {
        assertThat(segments(tone(20, 0.02))).isEmpty();
    }

    @Test
    void findsNothingInAClick() throws IOException {
        assertThat(segments(tone(2, 0), tone(0.05, 0.5), tone(2, 0))).isEmpty();
    }

    @Test
    void cutsAtSilencesWithAMarginAround() throws IOException {
        List<SpeechSegment> segments = segments(tone(2, 0), tone(1, 0.3), tone(2, 0), tone(1, 0.3), tone(2, 0));
        assertThat(segments)
                .extracting(SpeechSegment::startMs)
                .satisfiesExactly(first -> assertThat(first).isBetween(1600L, 2000L), second -> assertThat(second)
                        .isBetween(4600L, 5000L));
        assertThat(segments).allSatisfy(segment -> assertThat(segment.samples().length / (double) SECOND)
                .isBetween(1.3, 1.8));
    }

    @Test
    void keepsAShortPauseWithinOneSegment() throws IOException {
        assertThat(segments(tone(1, 0), tone(1, 0.3), tone(0.4, 0), tone(1, 0.3), tone(1, 0)))
                .hasSize(1);
    }

    @Test
    void cutsEndlessSpeechWithoutLosingASample() throws IOException {
        float[] speech = alternating(70);
        List<SpeechSegment> segments = segments(speech);
        assertThat(segments).hasSizeGreaterThanOrEqualTo(3);
        long next = segments.get(0).firstSample();
        for (SpeechSegment segment : segments) {
            assertThat(segment.firstSample()).isEqualTo(next);
            assertThat(segment.samples().length).isLessThanOrEqualTo(25 * SECOND);
            next += segment.samples().length;
        }
        assertThat(next).isEqualTo(speech.length);
    }

    @Test
    void normalizesQuietAndLoudSpeechToTheSameLevel() {
        double[] quiet = new SpeechSegment(0, tone(1, 0.001)).normalized();
        double[] loud = new SpeechSegment(0, tone(1, 0.9)).normalized();
        assertThat(effective(quiet)).isCloseTo(effective(loud), org.assertj.core.data.Percentage.withPercentage(2));
        assertThat(effective(loud)).isBetween(2000.0, 3000.0);
    }

    private static double effective(double[] samples) {
        double squares = 0;
        for (double sample : samples) {
            squares += sample * sample;
        }
        return Math.sqrt(squares / samples.length);
    }

    private static List<SpeechSegment> segments(float[]... parts) throws IOException {
        SpeechSegments segments = new SpeechSegments(new Samples(parts), samples -> {});
        List<SpeechSegment> found = new ArrayList<>();
        for (Optional<SpeechSegment> next = segments.next(); next.isPresent(); next = segments.next()) {
            found.add(next.get());
        }
        return found;
    }

    private static float[] tone(double seconds, double amplitude) {
        float[] samples = new float[(int) (seconds * SECOND)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * 300 * i / SECOND));
        }
        return samples;
    }

    /** Syllables that never pause for long. */
    private static float[] alternating(int seconds) {
        float[] samples = tone(seconds, 0.3);
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= i / (SECOND / 10) % 2 == 0 ? 1 : 0.01f;
        }
        return samples;
    }
}
