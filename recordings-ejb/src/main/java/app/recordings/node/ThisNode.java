package app.recordings.node;

import app.recordings.time.Ids;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;

/** The node that this is. */
@ApplicationScoped
public class ThisNode {
    private static final String BUILD = "/META-INF/maven/app.recordings/recordings-ejb/pom.properties";

    @Inject
    Circuits circuits;

    @Inject
    Clock clock;

    private final UUID id = Ids.next();
    private final String name = machine() + ":" + ProcessHandle.current().pid();
    private String version;
    private Instant startedAt;

    @PostConstruct
    void begin() {
        startedAt = clock.instant();
        version = build();
    }

    public UUID id() {
        return id;
    }

    /** {@code host:process}. */
    public String name() {
        return name;
    }

    Node now() {
        Runtime runtime = Runtime.getRuntime();
        Load load = new Load(
                processor(), runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory(), circuits.now());
        return new Node(id, name, version, startedAt, Duration.ZERO, load);
    }

    private static double processor() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuLoad()
                : -1;
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** Written there by the build; classes that were not packaged have none. */
    private static String build() {
        Properties build = new Properties();
        try (InputStream properties = ThisNode.class.getResourceAsStream(BUILD)) {
            if (properties != null) {
                build.load(properties);
            }
        } catch (IOException e) {
            // as good as none
        }
        return build.getProperty("version", "unpackaged");
    }
}
