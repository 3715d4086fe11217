package app.recordings.audio.engine;

import app.recordings.audio.work.Failure;
import app.recordings.audio.work.WorkException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** WAV files as engines give and take them: one channel, 16 bit, little endian. */
public record WavFile(int sampleRate, byte[] pcm) {
    private static final int HEADER = 44;
    private static final int PCM = 1;

    /** From samples in 16-bit range. */
    public static WavFile of(int sampleRate, double[] samples) {
        ByteBuffer pcm = ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double sample : samples) {
            pcm.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.rint(sample))));
        }
        return new WavFile(sampleRate, pcm.array());
    }

    public byte[] bytes() {
        ByteBuffer file = ByteBuffer.allocate(HEADER + pcm.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF"))
                .putInt(HEADER - 8 + pcm.length)
                .put(ascii("WAVEfmt "))
                .putInt(16);
        file.putShort((short) PCM).putShort((short) 1).putInt(sampleRate).putInt(sampleRate * Short.BYTES);
        file.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
        file.put(ascii("data")).putInt(pcm.length).put(pcm);
        return file.array();
    }

    /**
     * Reads a file; a data chunk that claims more than there is, as of a stream whose length nobody knew, is what is
     * there.
     *
     * @throws WorkException when it is of another kind
     */
    public static WavFile read(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int rate = 0;
        int at = 12;
        while (at + 8 <= file.length && at >= 12) {
            String chunk = new String(file, at, 4, StandardCharsets.US_ASCII);
            int length = bytes.getInt(at + 4);
            int most = file.length - at - 8;
            if (chunk.equals("fmt ") && most >= 16) {
                boolean agreed = bytes.getShort(at + 8) == PCM && bytes.getShort(at + 10) == 1;
                rate = agreed && bytes.getShort(at + 22) == Short.SIZE ? bytes.getInt(at + 12) : 0;
            } else if (chunk.equals("data") && rate > 0) {
                int size = length < 0 || length > most ? most : length;
                return new WavFile(rate, Arrays.copyOfRange(file, at + 8, at + 8 + size / 2 * 2));
            }
            at = length < 0 ? -1 : at + 8 + length + length % 2;
        }
        throw new WorkException(Failure.ENGINE_FAILED, "The engine's speech is no WAV of one channel and 16 bits.");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
