package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Random passwords and keys, each made once and kept in a file that only its owner reads (mode 600). Safe to ask from
 * several threads: parts start side by side, and two of them want the same password.
 */
final class Secrets {
    private static final int KEY_BYTES = 32;
    private static final int PASSWORD_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataFolder data;

    Secrets(DataFolder data) {
        this.data = data;
    }

    /** The application's database password: 144 bits, base64url. */
    String databasePassword() {
        return password("secrets/database-password");
    }

    /** The database superuser's password, for the operator; nothing of ours logs in with it. */
    Path superuserPasswordFile() {
        password("secrets/database-superuser-password");
        return data.resolve("secrets/database-superuser-password");
    }

    /** The broker's password: 144 bits, base64url. */
    String brokerPassword() {
        return password("secrets/broker-password");
    }

    /** What the application's signatures and webhooks' secrets come from: 256 bits, base64url. */
    String signingKey() {
        return kept("secrets/signing-key", random(KEY_BYTES));
    }

    /** Makes the administrator's key, which the application reads and the operator sees. */
    void administrator() {
        kept("admin-key", "rk_admin_" + random(KEY_BYTES));
    }

    private String password(String name) {
        return kept(name, random(PASSWORD_BYTES));
    }

    private synchronized String kept(String name, String fresh) {
        var file = data.resolve(name);
        try {
            if (!Files.exists(file)) {
                var draft = file.resolveSibling(file.getFileName() + ".new");
                Files.deleteIfExists(draft);
                var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Files.createFile(draft, ownerOnly);
                Files.writeString(draft, fresh + "\n", StandardOpenOption.SYNC);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new LaunchException(
                    "The secret " + file + " cannot be read or written: check its owner and mode.", failure);
        }
    }

    private static String random(int bytes) {
        var value = new byte[bytes];
        RANDOM.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }
}
