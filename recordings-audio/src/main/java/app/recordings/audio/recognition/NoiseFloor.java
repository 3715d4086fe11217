package app.recordings.audio.recognition;

/** Tells speech from background by level: the floor falls at once to quieter frames and climbs slowly in louder ones. */
final class NoiseFloor {
    private static final double SPEECH_ABOVE_FLOOR_DB = 8;
    private static final double QUIETEST_SPEECH_DB = -68;
    private static final double FALL = 0.3;
    private final double climbPerFrame;
    private double floor;

    /** @param frameMs length of a frame; the floor climbs 2 dB a second */
    NoiseFloor(double startDb, int frameMs) {
        floor = startDb;
        climbPerFrame = 2.0 * frameMs / 1000;
    }

    /** Whether a frame of this level, in dB below full scale, is speech. */
    boolean speech(double level) {
        floor += level < floor ? FALL * (level - floor) : Math.min(climbPerFrame, level - floor);
        return level > Math.max(floor + SPEECH_ABOVE_FLOOR_DB, QUIETEST_SPEECH_DB);
    }
}
