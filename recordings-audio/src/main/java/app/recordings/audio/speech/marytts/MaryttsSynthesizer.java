package app.recordings.audio.speech.marytts;

import app.recordings.audio.speech.SpeechSynthesizer;
import app.recordings.audio.work.Work;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import marytts.LocalMaryInterface;
import marytts.exceptions.MaryConfigurationException;
import marytts.exceptions.SynthesisException;

/** Speaks by MaryTTS within this process. */
public final class MaryttsSynthesizer implements SpeechSynthesizer {
    private static final int SAMPLE_RATE = 48_000;
    private static final AudioFormat FORMAT = new AudioFormat(SAMPLE_RATE, Short.SIZE, 1, true, false);

    private static final int BUFFER = 64 << 10;

    private final LocalMaryInterface mary;

    /** Fair, so that a long text leaves room for a short one between its sentences. */
    private final Lock turn = new ReentrantLock(true);

    /** Loads language and voice: some seconds. */
    public MaryttsSynthesizer() {
        System.setProperty("modules.poweronselftest", "false");
        try {
            mary = new LocalMaryInterface();
            mary.setVoice("cmu-slt-hsmm");
        } catch (MaryConfigurationException e) {
            throw new IllegalStateException("MaryTTS does not start", e);
        }
    }

    @Override
    public String engine() {
        return "marytts";
    }

    @Override
    public int sampleRate() {
        return SAMPLE_RATE;
    }

    @Override
    public byte[] speak(String text, Work work) throws IOException {
        turn.lock();
        try {
            return generate(text);
        } finally {
            turn.unlock();
        }
    }

    private byte[] generate(String text) throws IOException {
        try (AudioInputStream spoken = mary.generateAudio(text);
                AudioInputStream converted = AudioSystem.getAudioInputStream(FORMAT, spoken)) {
            return bytes(converted);
        } catch (SynthesisException e) {
            throw new IOException("MaryTTS cannot speak this text", e);
        }
    }

    /** MaryTTS's streams end early when read at an offset, so that {@code readAllBytes} gets 8 KiB. */
    private static byte[] bytes(AudioInputStream audio) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int length = audio.read(buffer); length > 0; length = audio.read(buffer)) {
            bytes.write(buffer, 0, length);
        }
        return bytes.toByteArray();
    }
}
