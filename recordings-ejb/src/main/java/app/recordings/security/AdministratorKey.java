package app.recordings.security;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The operator's API key: the content of {@code admin-key} in the data folder. Without that file, or with an empty one, no key is the operator's. */
@ApplicationScoped
public class AdministratorKey {
    /** By what whoever has the key is called in the audit log. */
    public static final String NAME = "admin-key";

    @Inject
    @ConfigProperty(name = "recordings.data")
    Optional<String> dataFolder;

    private byte[] hash;

    @PostConstruct
    void read() {
        hash = dataFolder
                .map(folder -> Path.of(folder, "admin-key"))
                .filter(Files::isReadable)
                .map(AdministratorKey::contentOf)
                .filter(key -> !key.isEmpty())
                .map(Secret::hash)
                .orElse(null);
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The administrator's key cannot be read: " + file, e);
        }
    }

    public boolean opens(String key) {
        return hash != null && Secret.sameHash(hash, Secret.hash(key));
    }

    /** What tells this key from another one, and nothing else of it; empty without a key. */
    public String fingerprint() {
        return hash == null ? "" : HexFormat.of().formatHex(hash);
    }
}
