package app.recordings.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for some names that nobody trusts but who is started with {@link #trust}. Made by the JDK's keytool. */
final class OwnAuthority {
    private static final String PASSWORD = "changeit";

    private final Path folder;

    private OwnAuthority(Path folder) {
        this.folder = folder;
    }

    /** @param names as keytool has them, such as {@code dns:localhost,ip:127.0.0.1} */
    static OwnAuthority of(String names) {
        try {
            var made = new OwnAuthority(Files.createTempDirectory("authority"));
            made.keytool(
                    "-genkeypair",
                    "-keystore",
                    "keys.p12",
                    "-dname",
                    "CN=test",
                    "-keyalg",
                    "EC",
                    "-ext",
                    "san=" + names);
            made.keytool("-exportcert", "-keystore", "keys.p12", "-file", "certificate");
            made.keytool("-importcert", "-keystore", "trust.p12", "-file", "certificate", "-noprompt");
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keytool(String... words) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words));
        command.addAll(List.of("-alias", "test", "-storetype", "PKCS12", "-storepass", PASSWORD));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For the JVM of whoever is to trust it. */
    List<String> trust() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + folder.resolve("trust.p12"),
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    /** For a server that is no Java program: key and certificate in one file. */
    Path pem() {
        try {
            var keys = keys("keys.p12");
            var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
            return Files.writeString(
                    folder.resolve("keys.pem"),
                    "-----BEGIN PRIVATE KEY-----\n"
                            + lines.encodeToString(
                                    keys.getKey("test", PASSWORD.toCharArray()).getEncoded())
                            + "\n-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n"
                            + lines.encodeToString(keys.getCertificate("test").getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a client in this JVM that is to trust it. */
    SSLContext trusting() {
        try {
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(keys("trust.p12"));
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KeyStore keys(String file) throws IOException, GeneralSecurityException {
        try (var content = Files.newInputStream(folder.resolve(file))) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(content, PASSWORD.toCharArray());
            return keys;
        }
    }

    /** For a server. */
    SSLContext identity() {
        try {
            var keys = keys("keys.p12");
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
