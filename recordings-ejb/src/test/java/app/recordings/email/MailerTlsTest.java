package app.recordings.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.harness.SettableClock;
import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Emails by TLS from the first byte (RFC 8314), to a real server with a certificate of its own. */
class MailerTlsTest {
    private static final String PASSWORD = "changeit";
    private static final Email EMAIL = new Email("1", "ada@people.example", "Hello", "Hello", "<p>Hello</p>", null);

    @TempDir
    Path folder;

    private GreenMail server;

    @AfterEach
    void stop() {
        System.clearProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY);
        server.stop();
    }

    /** Who trusts whoever has the keys. */
    private static final class Trusting extends Mailer {
        private final KeyStore keys;

        Trusting(KeyStore keys) {
            this.keys = keys;
        }

        @Override
        Properties properties() {
            Properties properties = super.properties();
            try {
                TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init(keys);
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, trust.getTrustManagers(), null);
                properties.put("mail.smtps.ssl.socketFactory", context.getSocketFactory());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
            return properties;
        }
    }

    /** @param name as keytool has it */
    private KeyStore serve(String name) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        "mail",
                        "-dname",
                        "CN=mail",
                        "-keyalg",
                        "EC",
                        "-ext",
                        "san=" + name)
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        System.setProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY, file.toString());
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        server.start();
        return read(file);
    }

    private static KeyStore read(Path file) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            keys.load(content, PASSWORD.toCharArray());
        }
        return keys;
    }

    private <T extends Mailer> T configured(T mailer) {
        mailer.config = new MailConfig();
        mailer.config.host = Optional.of("127.0.0.1");
        mailer.config.port = server.getSmtps().getPort();
        mailer.config.security = "tls";
        mailer.config.from = Optional.of("recordings@product.example");
        mailer.config.user = Optional.empty();
        mailer.clock = new SettableClock();
        return mailer;
    }

    @Test
    void serverIsSentToThatShowsWhoItIs() throws Exception {
        KeyStore keys = serve("ip:127.0.0.1");
        assertThat(configured(new Trusting(keys)).send(EMAIL)).isEqualTo(Mailer.Outcome.TAKEN);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void nothingGoesToAServerThatNobodyVouchesForOrThatIsAnother() throws Exception {
        KeyStore keys = serve("dns:another.example");
        assertThatThrownBy(() -> configured(new Mailer()).send(EMAIL)).isInstanceOf(MessagingException.class);
        assertThatThrownBy(() -> configured(new Trusting(keys)).send(EMAIL)).isInstanceOf(MessagingException.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }
}
