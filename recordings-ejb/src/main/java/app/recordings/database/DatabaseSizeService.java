package app.recordings.database;

import app.recordings.metrics.Metrics;
import app.recordings.metrics.Readings;
import io.prometheus.metrics.core.metrics.Gauge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** How much room the database takes. */
@ApplicationScoped
public class DatabaseSizeService implements Readings {
    private static final Gauge SIZE =
            Metrics.gauge("recordings_database_size_bytes", "Room that the database takes on its disk.");

    @Inject
    EntityManager entityManager;

    @Override
    @Transactional
    public void take() {
        SIZE.set(NativeSql.query(entityManager, "select pg_database_size(current_database())", Long.class)
                .getSingleResult());
    }

    @Override
    public void forget() {
        SIZE.set(Double.NaN);
    }
}
