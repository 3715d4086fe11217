package app.recordings.audio.recognition;

import app.recordings.audio.media.PcmStream;

/**
 * A stretch of speech with a little of the silence around it.
 *
 * @param firstSample counted from the audio's beginning
 */
public record SpeechSegment(long firstSample, float[] samples) {
    private static final double SPEECH_LEVEL = 0.08;
    private static final double LOUDEST = 0.97;

    public long startMs() {
        return firstSample * 1000 / PcmStream.SAMPLE_RATE;
    }

    /**
     * The samples as 16-bit values at a level recognisers were trained on, whatever the microphone's: raised or lowered
     * to a usual effective value, without clipping.
     */
    public double[] normalized() {
        double squares = 0;
        double peak = 1e-9;
        for (float sample : samples) {
            squares += sample * sample;
            peak = Math.max(peak, Math.abs(sample));
        }
        double level = Math.sqrt(squares / Math.max(1, samples.length)) + 1e-9;
        double gain = Math.min(SPEECH_LEVEL / level, LOUDEST / peak) * Short.MAX_VALUE;
        double[] normalized = new double[samples.length];
        for (int i = 0; i < samples.length; i++) {
            normalized[i] = Math.rint(samples[i] * gain);
        }
        return normalized;
    }
}
