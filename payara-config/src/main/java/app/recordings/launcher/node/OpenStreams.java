package app.recordings.launcher.node;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** The application's streams of events; it has a class loader of its own, so they are reached by JMX. */
final class OpenStreams {
    private static final String NAME = "app.recordings:type=EventStreams";

    private OpenStreams() {}

    /** Has their clients told that the server restarts, before it cuts them off. */
    static void end() {
        try {
            var server = ManagementFactory.getPlatformMBeanServer();
            var name = new ObjectName(NAME);
            if (server.isRegistered(name)) {
                server.invoke(name, "drain", null, null);
            }
        } catch (JMException failure) {
            System.getLogger(OpenStreams.class.getName())
                    .log(System.Logger.Level.WARNING, "Streams are cut off", failure);
        }
    }
}
