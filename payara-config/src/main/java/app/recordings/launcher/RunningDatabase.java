package app.recordings.launcher;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;

/** One session of the superuser with the database that runs on a data folder. */
final class RunningDatabase implements AutoCloseable {
    /** Rows that are in memory at a time. */
    private static final int BATCH = 1_000;

    private final URLClassLoader libraries;
    private final Connection connection;

    private RunningDatabase(URLClassLoader libraries, Connection connection) {
        this.libraries = libraries;
        this.connection = connection;
    }

    /** @throws LaunchException if none runs there */
    static RunningDatabase of(Path data, Distribution distribution) throws IOException {
        var portFile = data.resolve("run/database.port");
        if (!Files.exists(portFile)) {
            throw new LaunchException("Recordings does not run on " + data
                    + ": start it, or set RECORDINGS_DATA to where it does; backups are made while it serves.");
        }
        return at(Integer.parseInt(Files.readString(portFile).strip()), data, distribution);
    }

    static RunningDatabase at(int port, Path data, Distribution distribution) throws IOException {
        var properties = new Properties();
        properties.put("user", "postgres");
        properties.put(
                "password",
                Files.readString(data.resolve("secrets/database-superuser-password"))
                        .strip());
        properties.put("ApplicationName", "recordings-launcher");
        properties.put("connectTimeout", "10");
        // the driver is a library of the node's, not of this JVM's
        var libraries = new URLClassLoader(driver(distribution), ClassLoader.getPlatformClassLoader());
        try {
            var driver = (Driver) libraries
                    .loadClass("org.postgresql.Driver")
                    .getDeclaredConstructor()
                    .newInstance();
            return new RunningDatabase(
                    libraries, driver.connect("jdbc:postgresql://127.0.0.1:" + port + "/recordings", properties));
        } catch (ReflectiveOperationException | SQLException failure) {
            libraries.close();
            throw new IOException("the database cannot be asked (" + failure.getMessage() + ")", failure);
        }
    }

    private static URL[] driver(Distribution distribution) throws IOException {
        try (var files = Files.list(distribution.folder().resolve("lib/node"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("postgresql-"))
                    .map(RunningDatabase::url)
                    .toArray(URL[]::new);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row, which there must be. */
    String ask(String query) throws IOException {
        return askAll(query).get(0).get(0);
    }

    /** The first column of each row, however many there are. */
    void each(String query, Consumer<String> row) throws IOException {
        try {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(BATCH);
                try (var rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        row.accept(rows.getString(1));
                    }
                }
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw new IOException("the database refused (" + failure.getMessage() + ")", failure);
        }
    }

    List<List<String>> askAll(String query) throws IOException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var all = new ArrayList<List<String>>();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(rows.getString(column));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException failure) {
            throw new IOException("the database refused (" + failure.getMessage() + ")", failure);
        }
    }

    @Override
    public void close() throws IOException {
        try (libraries) {
            connection.close();
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }
}
