package app.recordings.audio.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RendererTest {
    private static final int RATE = 16_000;
    private static final String CUES =
            new String(new byte[] {0x1C, 0x53, (byte) 0xBB, 0x6B}, StandardCharsets.ISO_8859_1);

    @TempDir
    private Path folder;

    private final Ffmpeg ffmpeg;
    private final Work work = new Work();

    /** The bundled one, which is older than what systems have. */
    RendererTest() throws IOException {
        ffmpeg = new Ffmpeg(FfmpegBinary.unpack(Path.of("target")));
    }

    /** As browsers record: neither duration nor cues, as nothing before the end knows them. */
    private Path streamed() throws Exception {
        Path file = folder.resolve("streamed.webm");
        Process process =
                ffmpeg.write(work, RATE, List.of("-c:a", "libopus", "-f", "webm", "-live", "1", "file:" + file));
        try (var input = process.getOutputStream()) {
            input.write(new byte[2 * RATE * 3]);
        }
        assertThat(process.waitFor()).isZero();
        return file;
    }

    private byte[] render(Path original, Rendition rendition) throws IOException {
        Path file = folder.resolve("rendition");
        new Renderer(ffmpeg).render(new AudioProbe(ffmpeg).probe(work, original), rendition, file, work);
        return Files.readAllBytes(file);
    }

    @Test
    void webmCanBeSeekedIn() throws Exception {
        Path original = streamed();
        assertThat(text(Files.readAllBytes(original))).doesNotContain(CUES);
        assertThat(new AudioProbe(ffmpeg).probe(work, original).duration()).isEmpty();

        assertThat(text(render(original, Rendition.WEBM))).contains(CUES);
        assertThat(new AudioProbe(ffmpeg)
                        .probe(work, folder.resolve("rendition"))
                        .duration())
                .hasValueSatisfying(duration -> assertThat(duration.toMillis()).isBetween(2_900L, 3_200L));
    }

    @Test
    void mp3IsMp3OfTheSameLength() throws Exception {
        byte[] mp3 = render(streamed(), Rendition.MP3);
        assertThat(Container.of(mp3)).contains(Container.MP3);
        assertThat(new AudioProbe(ffmpeg)
                        .probe(work, folder.resolve("rendition"))
                        .duration())
                .hasValueSatisfying(duration -> assertThat(duration.toMillis()).isBetween(2_900L, 3_200L));
    }

    @Test
    void containerThatCannotHoldTheSoundIsRefused() throws Exception {
        Path wav = folder.resolve("a.wav");
        Process process = ffmpeg.write(work, RATE, List.of("-f", "wav", "file:" + wav));
        try (var input = process.getOutputStream()) {
            input.write(new byte[2 * RATE]);
        }
        assertThat(process.waitFor()).isZero();
        assertThatThrownBy(() -> render(wav, Rendition.WEBM)).isInstanceOf(WorkException.class);
    }

    @Test
    void speechIsEncodedAsWebmThatCanBeSeekedIn() throws Exception {
        Path speech = folder.resolve("speech.webm");
        try (OpusEncoder encoder = new OpusEncoder(ffmpeg, work, RATE, speech)) {
            encoder.write(new byte[2 * RATE]);
            assertThat(encoder.finish()).isEqualTo(1_000);
        }
        assertThat(text(Files.readAllBytes(speech))).contains(CUES);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
