package app.recordings.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Audio as it should not be. Truncated files are in {@link TranscriptionIT}. */
@ExtendWith(RunningService.class)
class HardInputIT {
    private final AudioProcess service;

    @TempDir
    private Path folder;

    HardInputIT(AudioProcess service) {
        this.service = service;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clipped.wav -af volume=20dB",
                "quiet.ogg -filter:a volume=-30dB",
                "loud.mp3 -filter:a volume=10dB",
                "late.flac -af adelay=9000",
                "telephone.wav -ar 8000",
                "one-sided.wav -af pan=stereo|c0=0*c0|c1=c0",
                "hissing.wav -filter_complex anoisesrc=a=0.003:d=2.3[n];[0:a][n]amix=inputs=2:normalize=0",
            })
    void understandsSpeechThatIsDamaged(String made) throws Exception {
        List<String> words = List.of(made.split(" ", -1));
        List<String> arguments = new ArrayList<>(List.of("-t", "2.3", "-i", Ffmpegs.CLIP.toString()));
        arguments.addAll(words.subList(1, words.size()));
        assertThat(transcribed(words.get(0), arguments).text()).contains("john");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anoisesrc=a=0.3:d=4", "anoisesrc=c=brown:a=0.5:d=4", "sine=f=440:d=4", "anullsrc=d=0.1"})
    void hearsNoWordsWhereNobodySpeaks(String source) throws Exception {
        Reply reply = transcribed("nobody.wav", List.of("-f", "lavfi", "-i", source));
        assertThat(reply.last().path("type").asText()).isEqualTo("result");
        assertThat(reply.text()).isEmpty();
    }

    @Test
    void survivesMusic() throws Exception {
        String chords = "aevalsrc=0.2*sin(2*PI*(220+55*floor(2*t))*t)+0.2*sin(2*PI*(330+82*floor(2*t))*t):d=4";
        Reply reply = transcribed("music.wav", List.of("-f", "lavfi", "-i", chords));
        assertThat(reply.last().path("type").asText()).isEqualTo("result");
        assertThat(reply.last().path("words").size()).isLessThan(8);
    }

    @Test
    void takesATenthOfASecond() throws Exception {
        Reply reply = transcribed("short.wav", List.of("-ss", "1", "-t", "0.1", "-i", Ffmpegs.CLIP.toString()));
        assertThat(reply.last().path("type").asText()).isEqualTo("result");
        assertThat(reply.last().path("durationMs").asInt()).isBetween(90, 120);
        assertThat(reply.last().path("peaks")).hasSizeBetween(9, 12);
    }

    @Test
    void believesTheBytesAndNotTheName() throws Exception {
        Reply mp3 = transcribed("speech.mp3", List.of("-t", "2.3", "-i", Ffmpegs.CLIP.toString()));
        assertThat(mp3.text()).contains("john");
        Path lie = folder.resolve("lie.wav");
        Files.write(lie, "RIFF\1\0\0\0WAVEfmt rubbish that is no audio at all".getBytes(StandardCharsets.US_ASCII));
        assertThat(service.transcribe(lie).code()).isEqualTo("undecodable-audio");
    }

    @Test
    void hearsOneSpeakerAfterTheOther() throws Exception {
        String deeper = "[1:a]asetrate=14000,aresample=16000,adelay=1500[deeper];[0:a][deeper]concat=n=2:v=0:a=1";
        String clip = Ffmpegs.CLIP.toString();
        Reply reply = transcribed(
                "two.wav", List.of("-t", "2.3", "-i", clip, "-t", "2.3", "-i", clip, "-filter_complex", deeper));
        assertThat(reply.text().lines()).hasSize(2).first().asString().contains("john");
    }

    @Test
    void hearsSomethingOfTwoWhoSpeakAtOnce() throws Exception {
        String mixed = "[1:a]adelay=400,aresample=16000[man];[0:a][man]amix=inputs=2:duration=longest:normalize=0";
        String woman = Ffmpegs.CLIP.toString();
        String man = Ffmpegs.OTHER_VOICE.toString();
        Reply reply = transcribed("both.wav", List.of("-t", "2.6", "-i", woman, "-i", man, "-filter_complex", mixed));
        assertThat(reply.last().path("type").asText()).isEqualTo("result");
        assertThat(reply.last().path("durationMs").asInt()).isBetween(2600, 3400);
        assertThat(reply.text()).isNotEmpty();
    }

    @Test
    void hearsNothingInTwoHoursOfSilenceWithoutHoldingThem() throws Exception {
        Path seconds = folder.resolve("silence.ogg");
        Ffmpegs.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "anullsrc=r=48000:cl=mono",
                "-t",
                "10",
                "-b:a",
                "6k",
                "-c:a",
                "libopus",
                seconds.toString()));
        Path hours = folder.resolve("hours.ogg");
        Ffmpegs.run(List.of("-stream_loop", "719", "-i", seconds.toString(), "-c", "copy", hours.toString()));
        long before = service.residentMebibytes();
        Reply reply = service.transcribe(hours);
        assertThat(reply.last().path("type").asText()).isEqualTo("result");
        assertThat(reply.text()).isEmpty();
        assertThat(reply.last().path("words")).isEmpty();
        assertThat(reply.last().path("durationMs").asInt()).isBetween(7_200_000, 7_220_000);
        assertThat(service.residentMebibytes() - before).isLessThan(200);
    }

    @Test
    void endsABombOfSilenceAtTheDurationLimit() throws Exception {
        Path minutes = folder.resolve("minutes.flac");
        Ffmpegs.run(List.of("-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono:d=600", minutes.toString()));
        Path bomb = folder.resolve("bomb.ogg");
        Ffmpegs.run(List.of("-stream_loop", "30", "-i", minutes.toString(), "-c", "copy", bomb.toString()));
        assertThat(Files.size(bomb)).isLessThan(5_000_000);
        long before = service.residentMebibytes();
        Reply reply = service.transcribe(bomb);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.last().path("type").asText()).isEqualTo("error");
        assertThat(reply.code()).isEqualTo("too-long");
        assertThat(service.residentMebibytes() - before).isLessThan(200);
    }

    private Reply transcribed(String name, List<String> arguments) throws Exception {
        Path file = folder.resolve(name);
        List<String> all = new ArrayList<>(arguments);
        all.add(file.toString());
        Ffmpegs.run(all);
        return service.transcribe(file);
    }
}
