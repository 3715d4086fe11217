package app.recordings.launcher.broker;

import java.io.File;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.ha.SharedStorePrimaryPolicyConfiguration;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** Runs Artemis from broker.xml until SIGTERM. */
public final class BrokerMain {
    /** The journal's folder, where it is shared with brokers on other machines. */
    private static final String STORE = "recordings.broker.store";

    private static final String USER = "recordings";

    private BrokerMain() {}

    /**
     * @param arguments the path of broker.xml; the password comes from the environment, RECORDINGS_BROKER_PASSWORD
     * @throws Exception if the broker does not start, so that the process ends and is started again
     */
    public static void main(String[] arguments) throws Exception {
        var password = System.getenv("RECORDINGS_BROKER_PASSWORD");
        var security = new SecurityConfiguration(Map.of(USER, password), Map.of(USER, java.util.List.of(USER)));
        var broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration(new File(arguments[0])));
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), security));
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker), "stop"));
        broker.start();
        stopped.await();
    }

    private static Configuration configuration(File file) throws Exception {
        var data = System.getProperty("recordings.data");
        var store = Optional.ofNullable(System.getProperty(STORE));
        System.setProperty(STORE, store.orElse(data + "/broker"));
        var configuration = new FileConfiguration();
        new FileDeploymentManager(file.toURI().toString())
                .addDeployable(configuration)
                .readConfiguration();
        if (store.isPresent()) {
            // whoever holds the lock on it serves, the others wait for it
            configuration.setHAPolicyConfiguration(new SharedStorePrimaryPolicyConfiguration());
        }
        return configuration;
    }

    private static void stop(EmbeddedActiveMQ broker) {
        try {
            broker.stop();
        } catch (Exception failure) {
            System.getLogger(BrokerMain.class.getName())
                    .log(System.Logger.Level.WARNING, "The broker stopped badly", failure);
        }
    }
}
