package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * Random passwords and keys, each made once and kept in a file that only its owner reads (mode 600). Safe to ask from
 * several threads: parts start side by side, and two of them want the same password.
 */
final class Secrets {
    private static final int KEY_BYTES = 32;
    private static final int PASSWORD_BYTES = 18;
    private static final String DATABASE = "secrets/database-password";
    private static final String BROKER = "secrets/broker-password";
    private static final String SIGNING = "secrets/signing-key";
    private static final String ADMINISTRATOR = "admin-key";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataFolder data;
    private final Given given;

    Secrets(DataFolder data, Given given) {
        this.data = data;
        this.given = given;
    }

    /**
     * What the operator gives, as parts on other machines know it, too: RECORDINGS_DATABASE_PASSWORD,
     * RECORDINGS_BROKER_PASSWORD, RECORDINGS_SIGNING_KEY and RECORDINGS_ADMIN_KEY. It takes the place of what was made here.
     */
    static final class Given {
        private static final Map<String, String> FILES = Map.of(
                "RECORDINGS_DATABASE_PASSWORD", DATABASE,
                "RECORDINGS_BROKER_PASSWORD", BROKER,
                "RECORDINGS_SIGNING_KEY", SIGNING,
                "RECORDINGS_ADMIN_KEY", ADMINISTRATOR);

        private final Map<String, String> byFile;

        private Given(Map<String, String> byFile) {
            this.byFile = byFile;
        }

        static Given from(Map<String, String> environment) {
            var byFile = new HashMap<String, String>();
            FILES.forEach((variable, file) -> {
                var value = environment.getOrDefault(variable, "").strip();
                if (!value.isEmpty()) {
                    byFile.put(file, value);
                }
            });
            return new Given(Map.copyOf(byFile));
        }

        /** Names alone. */
        @Override
        public String toString() {
            return byFile.keySet().toString();
        }
    }

    /** The application's database password: 144 bits, base64url. */
    String databasePassword() {
        return password(DATABASE);
    }

    /** The database superuser's password, for the operator; nothing of ours logs in with it. */
    Path superuserPasswordFile() {
        password("secrets/database-superuser-password");
        return data.resolve("secrets/database-superuser-password");
    }

    /** The broker's password: 144 bits, base64url. */
    String brokerPassword() {
        return password(BROKER);
    }

    /** What the application's signatures and webhooks' secrets come from: 256 bits, base64url. */
    String signingKey() {
        return kept(SIGNING, random(KEY_BYTES));
    }

    /** All that another node has to know, as it is given to it. */
    Map<String, String> environment() {
        return Map.of(
                "RECORDINGS_DATABASE_PASSWORD", databasePassword(),
                "RECORDINGS_BROKER_PASSWORD", brokerPassword(),
                "RECORDINGS_SIGNING_KEY", signingKey(),
                "RECORDINGS_ADMIN_KEY", administrator());
    }

    /** Makes the administrator's key, which the application reads and the operator sees. */
    String administrator() {
        return kept(ADMINISTRATOR, "rk_admin_" + random(KEY_BYTES));
    }

    private String password(String name) {
        return kept(name, random(PASSWORD_BYTES));
    }

    private synchronized String kept(String name, String fresh) {
        var file = data.resolve(name);
        try {
            var value = given.byFile.get(name);
            if (!Files.exists(file) || value != null && !read(file).equals(value)) {
                var draft = file.resolveSibling(file.getFileName() + ".new");
                Files.deleteIfExists(draft);
                var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Files.createFile(draft, ownerOnly);
                Files.writeString(draft, (value == null ? fresh : value) + "\n", StandardOpenOption.SYNC);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return read(file);
        } catch (IOException failure) {
            throw new LaunchException(
                    "The secret " + file + " cannot be read or written: check its owner and mode.", failure);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    private static String random(int bytes) {
        var value = new byte[bytes];
        RANDOM.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }
}
