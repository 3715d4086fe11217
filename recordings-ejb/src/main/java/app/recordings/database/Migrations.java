package app.recordings.database;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** The command for migrations: shows which a running product's database has, or makes the file for a new one. */
public final class Migrations {
    private static final Path SOURCES = Path.of("recordings-ejb", "src", "main", "resources", "db", "migration");
    private static final int LONGEST_NAME = 60;

    private final Path repository;
    private final PrintStream out;

    Migrations(Path repository, PrintStream out) {
        this.repository = repository;
        this.out = out;
    }

    /**
     * Works in the repository's folder, on the product that runs on $RECORDINGS_DATA, by default .data there.
     *
     * @param arguments for a new migration its purpose in words
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        // not closed, as it is Maven's too
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Migrations migrations = new Migrations(Path.of("").toAbsolutePath(), out);
        if (arguments.length > 0 && arguments[0] != null && !arguments[0].isBlank()) {
            migrations.make(arguments[0]);
        } else {
            migrations.show(Path.of(System.getenv().getOrDefault("RECORDINGS_DATA", ".data")));
        }
    }

    /** Makes the next migration's file, with nothing but its purpose in it. */
    void make(String purpose) throws IOException {
        String words =
                purpose.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        if (words.isEmpty() || words.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("Say in a few words what it does, such as: add rank to transcript");
        }
        Path file = sources().resolve(String.format(Locale.ROOT, "V%03d__%s.sql", newest() + 1, words));
        Files.writeString(file, "-- " + purpose.strip() + "\n");
        out.println(repository.relativize(file));
    }

    private int newest() throws IOException {
        try (Stream<Path> files = Files.list(sources())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("V\\d+__.*\\.sql"))
                    .mapToInt(name -> Integer.parseInt(name.replaceFirst("V(\\d+)__.*", "$1")))
                    .max()
                    .orElse(0);
        }
    }

    private Path sources() {
        return repository.resolve(SOURCES);
    }

    private void show(Path data) throws IOException {
        Path port = data.resolve("run/database.port");
        if (!Files.exists(port)) {
            throw new IllegalArgumentException("No database runs on " + data.toAbsolutePath()
                    + ": start Recordings, or set RECORDINGS_DATA to where it runs.");
        }
        String url = "jdbc:postgresql://127.0.0.1:" + Files.readString(port).strip() + "/recordings";
        String password =
                Files.readString(data.resolve("secrets/database-password")).strip();
        show(Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(url, "recordings", password)
                .locations("classpath:db/migration")
                .load());
    }

    /** One line each: version, state, when it was applied, what it does. */
    void show(Flyway flyway) {
        for (MigrationInfo migration : flyway.info().all()) {
            String applied = migration.getInstalledOn() == null
                    ? "-"
                    : migration.getInstalledOn().toInstant().toString();
            out.printf(
                    Locale.ROOT,
                    "%-5s %-10s %-26s %s%n",
                    migration.getVersion(),
                    migration.getState().getDisplayName(),
                    applied,
                    migration.getDescription());
        }
    }
}
