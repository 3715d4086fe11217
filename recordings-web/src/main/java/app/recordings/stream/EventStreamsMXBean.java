package app.recordings.stream;

/** What the process around the application may ask of the streams, under {@code app.recordings:type=EventStreams}. */
public interface EventStreamsMXBean {
    /** Ends all streams, so that their clients go elsewhere: the server is about to cut every connection. */
    void drain();
}
