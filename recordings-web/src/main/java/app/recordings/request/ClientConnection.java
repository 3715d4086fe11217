package app.recordings.request;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The connection that a request came by, to be cut. By Jakarta EE it can only be closed, which waits until all is sent: for
 * ever, where the client does not read. So this asks Payara's own connection (Grizzly's); where that is not found, nothing
 * is cut.
 */
public final class ClientConnection {
    private static final Logger LOG = Logger.getLogger(ClientConnection.class.getName());
    private static final int SECONDS_TO_READ = 1;

    private final Object connection;

    private ClientConnection(Object connection) {
        this.connection = connection;
    }

    /** Of the current request, as a parameter gets it, no proxy of it; it can be kept longer than that. */
    public static ClientConnection of(ServletRequest request) {
        ServletRequest servers = request;
        while (servers instanceof ServletRequestWrapper) {
            servers = ((ServletRequestWrapper) servers).getRequest();
        }
        try {
            return new ClientConnection(
                    call(call(call(servers, "getUnwrappedCoyoteRequest"), "getCoyoteRequest"), "getConnection"));
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.WARNING, "This server's connections cannot be cut", e);
            return new ClientConnection(null);
        }
    }

    /** Cuts it in a second, in which a client that reads takes what was sent last. */
    public void cutSoon() {
        if (connection != null) {
            CompletableFuture.delayedExecutor(SECONDS_TO_READ, TimeUnit.SECONDS).execute(this::cut);
        }
    }

    /** Cuts it at once, so that a client knows that what it was sent is not all. */
    public void cut() {
        if (connection == null) {
            return;
        }
        try {
            call(connection, "terminateSilently");
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.WARNING, "A connection was not cut", e);
        }
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }
}
