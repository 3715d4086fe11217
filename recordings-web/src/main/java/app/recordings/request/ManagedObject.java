package app.recordings.request;

import java.lang.management.ManagementFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * Something of the application that the server around it asks by JMX, since each has a class loader of its own. What cannot
 * be registered is logged: the server then does without.
 */
public final class ManagedObject implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ManagedObject.class.getName());

    private final String name;

    private ManagedObject(String name) {
        this.name = name;
    }

    /**
     * @param name the {@code type} in the domain {@code app.recordings}
     * @param contract an interface of simple types
     */
    public static <T> ManagedObject register(String name, T object, Class<T> contract) {
        ManagedObject managed = new ManagedObject(name);
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .registerMBean(new StandardMBean(object, contract, true), managed.objectName());
        } catch (JMException e) {
            LOG.log(Level.WARNING, name + " cannot be asked by the server", e);
        }
        return managed;
    }

    @Override
    public void close() {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(objectName());
        } catch (JMException e) {
            LOG.log(Level.FINE, name + " was not registered", e);
        }
    }

    private ObjectName objectName() throws JMException {
        return new ObjectName("app.recordings:type=" + name);
    }
}
