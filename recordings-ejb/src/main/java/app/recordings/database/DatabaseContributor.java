package app.recordings.database;

import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.service.spi.ServiceContributor;

/** Lets Hibernate wait for a database that is not there yet, before it asks it anything. */
public class DatabaseContributor implements ServiceContributor {
    @Override
    public void contribute(StandardServiceRegistryBuilder hibernate) {
        Map<String, Object> settings = hibernate.getSettings();
        if (settings.get(AvailableSettings.JAKARTA_JTA_DATASOURCE) instanceof DataSource dataSource) {
            new AwaitedDatabase(dataSource).await();
        }
    }
}
