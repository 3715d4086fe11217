package app.recordings.bench;

/** What a generator's connection asks again and again; used by many threads. */
interface Call {
    /** All of a request. */
    byte[] request();

    /**
     * Whether the answer is the right one.
     *
     * @param asked when, by System.nanoTime()
     */
    boolean isRight(Message answer, long asked);
}
