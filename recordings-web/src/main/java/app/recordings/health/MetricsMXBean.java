package app.recordings.health;

/** The application's metrics, which the server writes behind its own. */
public interface MetricsMXBean {
    /** In Prometheus' text format 0.0.4. */
    String text();
}
