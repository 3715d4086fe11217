package app.recordings.audio.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.data.Offset.offset;

import app.recordings.audio.Ffmpegs;
import app.recordings.audio.work.Failure;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingIT {
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final double CLIP_LEVEL_DB = -24.4;

    /** Two equal channels are 3 dB louder as one. */
    private static final double TOLERANCE_DB = 3.5;

    private final Ffmpeg ffmpeg = new Ffmpeg(Ffmpegs.binary());
    private final Work work = new Work();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "webm -c:a libopus -b:a 32k",
                "ogg -c:a libopus -ac 2",
                "ogg -c:a libopus -ar 8000",
                "m4a -c:a aac -ar 44100",
                "m4a -c:a aac -movflags +faststart",
                "wav -c:a pcm_s24le -ar 96000 -ac 6",
                "wav -c:a pcm_mulaw -ar 8000",
                "mp3 -c:a libmp3lame -b:a 64k",
                "flac -c:a flac -ar 22050",
            })
    void decodesEachFormatAtItsLoudness(String format) throws Exception {
        AudioFile file = probe(made(format));
        assertThat(levelDb(decode(file))).isCloseTo(CLIP_LEVEL_DB, offset(TOLERANCE_DB));
    }

    @Test
    void decodesWhatABrowserRecords() throws Exception {
        AudioFile file = probe(Ffmpegs.BROWSER_CLIP);
        assertThat(file.duration()).isEmpty();
        assertThat(levelDb(decode(file))).isCloseTo(CLIP_LEVEL_DB, offset(TOLERANCE_DB));
    }

    @Test
    void estimatesTheLengthOfWhatABrowserRecords() throws Exception {
        try (PcmDecoder audio = decoder(probe(Ffmpegs.BROWSER_CLIP), Duration.ofMinutes(1))) {
            assertThat((double) audio.expectedSamples()).isCloseTo(7.5 * PcmStream.SAMPLE_RATE, offset(2400.0));
        }
    }

    @Test
    void hearsSpeechOnOneSideOfStereo() throws Exception {
        Path oneSided = folder.resolve("one-sided.wav");
        Ffmpegs.run(List.of("-i", Ffmpegs.CLIP.toString(), "-af", "pan=stereo|c0=c0|c1=0*c0", oneSided.toString()));
        assertThat(levelDb(decode(probe(oneSided)))).isGreaterThan(CLIP_LEVEL_DB - 7);
    }

    @Test
    void stopsAtTheDurationLimit() throws Exception {
        AudioFile file = probe(Ffmpegs.CLIP);
        assertThatExceptionOfType(WorkException.class)
                .isThrownBy(() -> read(decoder(file, Duration.ofSeconds(3))))
                .extracting(WorkException::failure)
                .isEqualTo(Failure.TOO_LONG);
    }

    @Test
    void readsWithTheBundledBinaryToo() throws Exception {
        Ffmpeg bundled = new Ffmpeg(FfmpegBinary.unpack(folder));
        AudioFile file = new AudioProbe(bundled).probe(work, Ffmpegs.BROWSER_CLIP);
        try (PcmDecoder audio = new PcmDecoder(bundled, work, file, Duration.ofMinutes(1))) {
            assertThat(levelDb(read(audio))).isCloseTo(CLIP_LEVEL_DB, offset(TOLERANCE_DB));
        }
    }

    @Test
    void refusesAFileWithoutBytesAndOneWithoutSamples() throws Exception {
        Path noBytes = Files.createFile(folder.resolve("none"));
        assertThat(refusal(noBytes)).isEqualTo(Failure.EMPTY_AUDIO);
        Path noSamples = folder.resolve("none.wav");
        Ffmpegs.run(List.of("-f", "lavfi", "-i", "anullsrc", "-t", "0", noSamples.toString()));
        assertThat(refusal(noSamples)).isEqualTo(Failure.EMPTY_AUDIO);
    }

    @Test
    void refusesVideoWithoutSound() throws Exception {
        Path video = folder.resolve("video.mp4");
        Ffmpegs.run(List.of("-f", "lavfi", "-i", "color=s=32x32:r=5", "-t", "1", "-c:v", "mpeg4", video.toString()));
        assertThat(refusal(video)).isEqualTo(Failure.UNDECODABLE_AUDIO);
    }

    @Test
    void refusesAnMp4CutBeforeItsIndex() throws Exception {
        Path cut = folder.resolve("cut.m4a");
        byte[] whole = Files.readAllBytes(made("m4a -c:a aac"));
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(refusal(cut)).isEqualTo(Failure.UNDECODABLE_AUDIO);
    }

    @Test
    void readsNoOtherFileThanTheOneGiven() throws Exception {
        Path playlist = Files.writeString(folder.resolve("list"), "ffconcat version 1.0\nfile " + Ffmpegs.CLIP);
        assertThat(refusal(playlist)).isEqualTo(Failure.UNDECODABLE_AUDIO);
    }

    private Failure refusal(Path file) {
        try {
            probe(file);
            throw new AssertionError("not refused: " + file);
        } catch (WorkException e) {
            return e.failure();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The clip in another format. @param format file name extension, then ffmpeg's options */
    private Path made(String format) throws Exception {
        List<String> words = SPACE.splitAsStream(format).toList();
        Path file = folder.resolve("clip." + words.get(0));
        List<String> arguments = new ArrayList<>(List.of("-i", Ffmpegs.CLIP.toString()));
        arguments.addAll(words.subList(1, words.size()));
        arguments.add(file.toString());
        Ffmpegs.run(arguments);
        return file;
    }

    private AudioFile probe(Path file) throws IOException {
        return new AudioProbe(ffmpeg).probe(work, file.toAbsolutePath());
    }

    private PcmDecoder decoder(AudioFile file, Duration limit) throws IOException {
        return new PcmDecoder(ffmpeg, work, file, limit);
    }

    private float[] decode(AudioFile file) throws IOException {
        try (PcmDecoder audio = decoder(file, Duration.ofMinutes(1))) {
            return read(audio);
        }
    }

    private static float[] read(PcmStream audio) throws IOException {
        float[] samples = new float[20 * PcmStream.SAMPLE_RATE];
        int length = audio.read(samples);
        assertThat(length / (double) PcmStream.SAMPLE_RATE).isBetween(7.0, 7.7);
        return java.util.Arrays.copyOf(samples, length);
    }

    private static double levelDb(float[] samples) {
        double squares = 0;
        for (float sample : samples) {
            squares += sample * sample;
        }
        return 10 * Math.log10(squares / samples.length);
    }
}
