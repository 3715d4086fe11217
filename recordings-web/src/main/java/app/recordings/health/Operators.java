package app.recordings.health;

import app.recordings.network.Networks;
import app.recordings.request.Bearer;
import app.recordings.request.ClientAddress;
import app.recordings.request.ManagedObject;
import app.recordings.security.AdministratorKey;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who may see metrics and why the node is well or not: programs on this machine, configured networks, administrators. */
@ApplicationScoped
public class Operators implements OperatorsMXBean {
    private static final Logger LOG = Logger.getLogger(Operators.class.getName());

    @Inject
    AdministratorKey administratorKey;

    @Inject
    ClientAddress addresses;

    /** Networks beside this machine, in CIDR notation, separated by commas. */
    @Inject
    @ConfigProperty(name = "recordings.operator.networks")
    Optional<String> configured;

    private Networks networks;
    private ManagedObject managed;

    @PostConstruct
    void start() {
        networks = Networks.parse(configured.orElse(""));
        managed = ManagedObject.register("Operators", this, OperatorsMXBean.class);
    }

    @PreDestroy
    void stop() {
        managed.close();
    }

    /** Before the first request, which the server asks about. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        LOG.log(Level.FINE, "Metrics and health can be asked for");
    }

    @Override
    public boolean mayLook(String connection, String forwarded, String authorization) {
        return isAdministrator(authorization) || isNear(connection, forwarded);
    }

    private boolean isAdministrator(String authorization) {
        return Bearer.key(authorization).filter(administratorKey::opens).isPresent();
    }

    /** A proxy on this machine brings in anyone, so that only what came without one is this machine's. */
    private boolean isNear(String connection, String forwarded) {
        if (forwarded == null && isThisMachines(address(connection))) {
            return true;
        }
        String client = addresses.of(connection, forwarded == null ? List.of() : List.of(forwarded));
        return networks.contains(address(client));
    }

    private static boolean isThisMachines(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("No address: " + literal, e);
        }
    }
}
