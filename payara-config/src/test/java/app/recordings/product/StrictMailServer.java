package app.recordings.product;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that takes nothing before STARTTLS (RFC 3207) and a password (RFC 4954). */
final class StrictMailServer implements AutoCloseable {
    private static final Map<String, String> USERS = Map.of("recordings", "the-mail-servers-password");

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final SMTPServer server;

    /** An email and to whom. */
    record Received(String to, byte[] content) {
        MimeMessage message() throws MessagingException {
            return new MimeMessage(null, new ByteArrayInputStream(content));
        }
    }

    StrictMailServer(SSLContext identity) {
        server = new SMTPServer.Builder()
                .bindAddress(InetAddress.getLoopbackAddress())
                .port(0)
                .startTlsSocketFactory(identity)
                .requireTLS()
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!password.equals(USERS.get(user))) {
                        throw new LoginFailedException();
                    }
                }))
                .messageHandler((context, from, to, content) -> received.add(new Received(to, content)))
                .build();
        server.start();
    }

    /** What the node is to be started with. */
    List<String> nodeOptions() {
        return List.of(
                "-Drecordings.mail.host=localhost",
                "-Drecordings.mail.port=" + server.getPortAllocated(),
                "-Drecordings.mail.user=recordings",
                "-Drecordings.mail.password=" + USERS.get("recordings"),
                "-Drecordings.mail.from=recordings@product.example");
    }

    List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop();
    }
}
