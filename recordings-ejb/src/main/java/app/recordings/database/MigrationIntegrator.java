package app.recordings.database;

import javax.sql.DataSource;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/** Migrates the database that Hibernate is about to use, before Hibernate validates its mapping against it. */
public class MigrationIntegrator implements Integrator {
    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor sessionFactory) {
        Object dataSource = sessionFactory.getProperties().get(AvailableSettings.JAKARTA_JTA_DATASOURCE);
        if (dataSource == null) {
            dataSource = sessionFactory.getProperties().get(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE);
        }
        new SchemaMigration((DataSource) dataSource).run();
    }

    @Override
    public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry registry) {
        // Nothing was kept.
    }
}
