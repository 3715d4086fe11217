package app.recordings.product;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.assertj.core.api.Assertions;

/** Something to upload. */
record Sound(String contentType, byte[] bytes) {
    /** A length of speech whose recognition takes about a second. */
    static final int SHORT_MS = 2_000;

    private static final AudioFormat PCM = new AudioFormat(16_000, 16, 1, true, false);
    private static final int BYTES_PER_MS = 32;
    private static final int WAV_HEADER = 44;
    private static final int END = 16;

    /** 7.6 s of real speech as a browser records it. */
    static Sound clip() {
        return new Sound("audio/webm;codecs=opus", resource("/speech/sense-and-sensibility.webm"));
    }

    /** The first seconds of the same speech. */
    static Sound speech(int milliseconds) {
        var clip = resource("/speech/sense-and-sensibility.wav");
        return wav(Arrays.copyOfRange(clip, WAV_HEADER, WAV_HEADER + milliseconds * BYTES_PER_MS));
    }

    static Sound silence(int milliseconds) {
        return wav(new byte[milliseconds * BYTES_PER_MS]);
    }

    /** The same with something of its own in its last samples. */
    Sound endingIn(UUID own) {
        var changed = bytes.clone();
        ByteBuffer.wrap(changed, changed.length - END, END)
                .putLong(own.getMostSignificantBits())
                .putLong(own.getLeastSignificantBits());
        return new Sound(contentType, changed);
    }

    /** In hexadecimal. */
    String end() {
        return HexFormat.of().formatHex(bytes, bytes.length - END, bytes.length);
    }

    /** Begins like WAV and claims a format that no decoder knows. */
    static Sound brokenWav() {
        var chunk = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4088);
        chunk.put("WAVE".getBytes(StandardCharsets.US_ASCII));
        return new Sound("audio/wav", chunk.array());
    }

    /** Begins like WebM and goes on as noise. */
    static Sound brokenWebm() {
        var bytes = new byte[20_000];
        new Random(1).nextBytes(bytes);
        var head = Arrays.copyOf(clip().bytes(), 40);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return new Sound("audio/webm", bytes);
    }

    private static Sound wav(byte[] samples) {
        var out = new ByteArrayOutputStream();
        var in = new AudioInputStream(new ByteArrayInputStream(samples), PCM, samples.length / 2);
        try {
            AudioSystem.write(in, AudioFileFormat.Type.WAVE, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new Sound("audio/wav", out.toByteArray());
    }

    private static byte[] resource(String name) {
        try (var in = Objects.requireNonNull(Sound.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            return Assertions.fail(e);
        }
    }
}
