package app.recordings.stream;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long a client may leave something undone. Counted in looks, one each {@link #SECONDS_BETWEEN_LOOKS}, not in time: a
 * node that itself stood still blames no client for it.
 */
final class Patience {
    static final int SECONDS_BETWEEN_LOOKS = 3;

    private static final int LOOKS = 3;
    private static final int UNTRIED = -1;

    private final AtomicInteger looks = new AtomicInteger(UNTRIED);

    /** The client has something to do, if not already. */
    void begin() {
        looks.compareAndSet(UNTRIED, 0);
    }

    /** It is done. */
    void end() {
        looks.set(UNTRIED);
    }

    boolean isTried() {
        return looks.get() != UNTRIED;
    }

    /** Looks. @return whether it was left undone for the last look in a row */
    boolean isOver() {
        return looks.updateAndGet(seen -> seen == UNTRIED ? UNTRIED : seen + 1) >= LOOKS;
    }
}
