package app.recordings.health;

import app.recordings.metrics.Metrics;
import app.recordings.request.ManagedObject;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Hands the application's metrics to the server. */
@ApplicationScoped
public class MetricsPage {
    private static final Logger LOG = Logger.getLogger(MetricsPage.class.getName());

    private ManagedObject managed;

    @PostConstruct
    void start() {
        MetricsMXBean outside = Metrics::text;
        managed = ManagedObject.register("Metrics", outside, MetricsMXBean.class);
    }

    @PreDestroy
    void stop() {
        managed.close();
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        LOG.log(Level.FINE, "Metrics can be asked for");
    }
}
