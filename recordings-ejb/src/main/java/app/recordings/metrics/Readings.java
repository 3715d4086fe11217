package app.recordings.metrics;

/** What a feature looks up now and then for its gauges, all of a bean or none. */
public interface Readings {
    /** Sets the feature's gauges anew. When it fails, {@link #forget} follows. */
    void take();

    /** Removes what may no longer be so: a gauge without a value says that it is not known. */
    void forget();
}
