package app.recordings.audio.media;

import app.recordings.audio.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts ffmpeg under limits of memory and CPU time. The shell's {@code ulimit} sets them, as it is there on every
 * system; it then becomes ffmpeg, so that killing the process kills ffmpeg.
 */
public final class Ffmpeg {
    private static final long MEMORY_KIB = 2L << 20;
    private static final Duration CPU_TIME = Duration.ofMinutes(20);
    private static final String LIMITED =
            "ulimit -v \"$1\" 2>/dev/null; ulimit -t \"$2\" 2>/dev/null; ulimit -c 0; shift 2; exec \"$@\"";
    private static final String CODECS = "opus,libopus,vorbis,aac,aac_fixed,mp3,mp3float,mp2,flac,alac,"
            + "pcm_u8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s32le,pcm_f32le,pcm_f64le,pcm_alaw,pcm_mulaw,adpcm_ms,adpcm_ima_wav";

    private static final String INDEX_IN_FRONT = "-cues_to_front";

    private final Path binary;
    private final boolean indexesInFront;

    public Ffmpeg(Path binary) {
        this.binary = binary;
        indexesInFront = knows("muxer=webm", INDEX_IN_FRONT);
    }

    private boolean knows(String topic, String option) {
        try {
            Process help = new ProcessBuilder(binary.toString(), "-hide_banner", "-h", topic)
                    .redirectErrorStream(true)
                    .start();
            help.getOutputStream().close();
            try (InputStream text = help.getInputStream()) {
                return new String(text.readAllBytes(), StandardCharsets.UTF_8).contains(option);
            }
        } catch (IOException missing) {
            // told when it is needed
            return false;
        }
    }

    /** Output as WebM that players can seek in: from ffmpeg 5.0 on its index is in front, before that at the end. */
    List<String> webm() {
        List<String> output = new ArrayList<>(List.of("-cluster_time_limit", "5000"));
        if (indexesInFront) {
            output.addAll(List.of(INDEX_IN_FRONT, "1"));
        }
        output.addAll(List.of("-f", "webm"));
        return output;
    }

    /** Starts ffmpeg on one file, decoding nothing but the audio formats promised. */
    Process read(Work work, Path file, Container container, List<String> output) throws IOException {
        return start(work, Redirect.DISCARD, input(file, container, output));
    }

    /** The same, with ffmpeg's description of the file on the process's error stream. */
    Process inspect(Work work, Path file, Container container, List<String> output) throws IOException {
        return start(work, Redirect.PIPE, input(file, container, output));
    }

    private static List<String> input(Path file, Container container, List<String> output) {
        List<String> arguments = new ArrayList<>(List.of("-protocol_whitelist", "file,pipe"));
        arguments.addAll(List.of("-codec_whitelist", CODECS, "-f", container.demuxer(), "-i", "file:" + file));
        arguments.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn"));
        arguments.addAll(output);
        return arguments;
    }

    /** Starts ffmpeg on samples piped to it: 16 bit, little endian, one channel. */
    Process write(Work work, int sampleRate, List<String> output) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-f", "s16le", "-ar", Integer.toString(sampleRate)));
        arguments.addAll(List.of("-ac", "1", "-i", "pipe:0"));
        arguments.addAll(output);
        return start(work, Redirect.DISCARD, arguments);
    }

    private Process start(Work work, Redirect log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", LIMITED, "sh"));
        command.add(Long.toString(MEMORY_KIB));
        command.add(Long.toString(CPU_TIME.toSeconds()));
        command.add(binary.toString());
        command.addAll(List.of("-hide_banner", "-nostats", "-nostdin", "-y", "-threads", "1"));
        command.addAll(arguments);
        return work.own(new ProcessBuilder(command).redirectError(log).start());
    }
}
