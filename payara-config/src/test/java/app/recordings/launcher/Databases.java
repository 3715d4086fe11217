package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Databases of the product's, backed up, restored, and looked into by their superuser. */
final class Databases {
    private Databases() {}

    static void run(String command, Configuration configuration, String... options) {
        var words = new ArrayList<>(List.of(command));
        words.addAll(List.of(options));
        var arguments = words.toArray(String[]::new);
        BackupCommand.of(arguments).ifPresent(backup -> backup.run(configuration, Distribution.find()));
        RestoreCommand.of(arguments).ifPresent(restore -> restore.run(configuration, Distribution.find()));
    }

    static OwnParts startDatabase(Configuration configuration) throws IOException {
        var parts = OwnParts.fresh(configuration, 1);
        parts.start(new DatabaseDefinition(parts.surroundings()));
        parts.awaitReady();
        return parts;
    }

    static Connection connect(Path data) throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:"
                        + Files.readString(data.resolve("run/database.port")).strip() + "/recordings",
                "postgres",
                Files.readString(data.resolve("secrets/database-superuser-password"))
                        .strip());
    }

    static List<String> ask(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    static void execute(Connection database, String... commands) throws SQLException {
        try (var statement = database.createStatement()) {
            for (var command : commands) {
                statement.execute(command);
            }
        }
    }

    static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
