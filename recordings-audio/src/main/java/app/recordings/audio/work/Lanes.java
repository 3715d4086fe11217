package app.recordings.audio.work;

import app.recordings.audio.work.WorkQueue.Place;
import java.util.Optional;

/**
 * Three queues, so that nobody's sentence waits behind somebody's hour: one for recordings and long texts, one for short
 * texts, which take seconds, one for renditions, for which somebody sits waiting. Each has the same number of workers and waiting places.
 */
public final class Lanes implements AutoCloseable {
    /** Requests up to this size, some five minutes of speech, are short; one that hides its size is not. */
    static final int SHORT_TEXT_BYTES = 4096;

    private final WorkQueue longWork;
    private final WorkQueue shortTexts;
    private final WorkQueue renditions;

    public Lanes(int workers, int waiting) {
        longWork = new WorkQueue("long", workers, waiting);
        shortTexts = new WorkQueue("short", workers, waiting);
        renditions = new WorkQueue("rendition", workers, waiting);
    }

    /** A place for a recording, or nothing when its lane is full. */
    public Optional<Place> recording() {
        return longWork.enter();
    }

    /**
     * A place for a text, or nothing when its lane is full.
     *
     * @param bytes of the request, negative when unknown
     */
    public Optional<Place> text(long bytes) {
        return bytes >= 0 && bytes <= SHORT_TEXT_BYTES ? shortTexts.enter() : longWork.enter();
    }

    /** A place for a rendition, or nothing when its lane is full. */
    public Optional<Place> rendition() {
        return renditions.enter();
    }

    public int running() {
        return longWork.running() + shortTexts.running() + renditions.running();
    }

    public int queued() {
        return longWork.queued() + shortTexts.queued() + renditions.queued();
    }

    @Override
    public void close() {
        longWork.close();
        shortTexts.close();
        renditions.close();
    }
}
