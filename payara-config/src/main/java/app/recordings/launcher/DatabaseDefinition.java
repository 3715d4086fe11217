package app.recordings.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL from the distribution, its cluster in the data folder. */
record DatabaseDefinition(Surroundings surroundings) implements PartDefinition {
    private static final int STATUS_LINE = 7;

    /** @throws LaunchException if PostgreSQL, which refuses to run as root, could not be run by this user here */
    static void requireUser() {
        if (Programs.isRoot() && !Programs.hasUserNamespaces()) {
            throw new LaunchException("PostgreSQL does not run as root, and root may make no user namespace here: start"
                    + " Recordings as another user (su USER -c ...), or allow user namespaces.");
        }
    }

    @Override
    public Part part() {
        return Part.DATABASE;
    }

    @Override
    public int port() {
        return surroundings.port(part());
    }

    @Override
    public Command prepare() throws IOException, InterruptedException {
        if (!Files.exists(cluster())) {
            create();
        }
        // Of a postmaster that was killed; the lock on the data folder and the end of all leftovers say that none
        // lives.
        Files.deleteIfExists(cluster().resolve("postmaster.pid"));
        return server(cluster(), archiving());
    }

    /** The server on some cluster, with more settings than the usual ones. */
    Command server(Path cluster, List<String> settings) throws IOException {
        var configuration = cluster.resolve("recordings.conf");
        new Template(surroundings.distribution().configuration("postgresql.conf"))
                .writeTo(configuration, Map.of("DATABASE_PORT", port()));
        var words = new ArrayList<>(
                List.of(program("postgres"), "-D", cluster.toString(), "-c", "config_file=" + configuration));
        settings.forEach(setting -> words.addAll(List.of("-c", setting)));
        return Command.of(words).notAsRoot();
    }

    /** Without a folder for it nothing is archived. */
    private List<String> archiving() throws IOException, InterruptedException {
        var configuration = surroundings.configuration();
        if (configuration.backup().isEmpty()) {
            return List.of();
        }
        var archive = new LogArchive(
                surroundings.distribution().configuration("archive-log.sh"),
                BackupFolder.made(configuration.backup().get()),
                configuration.objects());
        archive.keepBranches(cluster());
        return archive.settings();
    }

    /** Only a cluster that is whole gets its name, so that an interrupted first start is begun anew. */
    private void create() throws IOException, InterruptedException {
        var draft = Folders.emptied(folder().resolve("cluster.new"));
        Files.createDirectories(folder());
        run(
                Command.of(List.of(
                        program("initdb"),
                        "--pgdata=" + draft,
                        "--username=postgres",
                        "--pwfile=" + surroundings.secrets().superuserPasswordFile(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums")),
                "");
        run(
                Command.of(List.of(program("postgres"), "--single", "-D", draft.toString(), "postgres")),
                "CREATE ROLE recordings LOGIN PASSWORD '"
                        + surroundings.secrets().databasePassword() + "'\n"
                        + "CREATE DATABASE recordings OWNER recordings\n");
        Files.move(draft, cluster(), StandardCopyOption.ATOMIC_MOVE);
        Files.setPosixFilePermissions(cluster(), PosixFilePermissions.fromString("rwx------"));
    }

    private void run(Command command, String input) throws IOException, InterruptedException {
        var process = command.notAsRoot()
                .ownSession()
                .builder()
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        surroundings.data().log(part()).toFile()))
                .start();
        try (var standardInput = process.getOutputStream()) {
            standardInput.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (process.waitFor() != 0) {
            throw new IOException(command.words().get(0) + " ended with exit code " + process.exitValue());
        }
    }

    @Override
    public boolean isReady() {
        return isReady(cluster());
    }

    /** PostgreSQL writes there that it takes connections, which it does only when a recovery has ended. */
    static boolean isReady(Path cluster) {
        try {
            var lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return lines.size() > STATUS_LINE
                    && "ready".equals(lines.get(STATUS_LINE).strip());
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Fast shutdown: sessions are ended, nothing is lost. */
    @Override
    public String stopSignal() {
        return "INT";
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(5);
    }

    private Path folder() {
        return surroundings.data().resolve("database");
    }

    private Path cluster() {
        return folder().resolve("cluster");
    }

    private String program(String name) {
        return surroundings
                .distribution()
                .database()
                .resolve("bin")
                .resolve(name)
                .toString();
    }
}
