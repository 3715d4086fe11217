package app.recordings.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command move-storage --to=STORE: the product runs with the new store and reads from the old one what is not moved yet.
 * Ended at any point, the same command goes on with what is left.
 *
 * @param to database, file or s3
 */
record MoveCommand(String to) {
    private static final String STORAGE = "RECORDINGS_STORAGE";
    private static final List<String> STORES = List.of("database", "file", "s3");
    private static final String OPTION = "--to=";
    private static final int TIMEOUT_MILLIS = 5_000;

    /**
     * @return empty when there are no arguments
     * @throws LaunchException if they are any but these
     */
    static Optional<MoveCommand> of(String[] arguments) {
        if (arguments.length == 0) {
            return Optional.empty();
        }
        var to =
                arguments.length == 2 && arguments[1].startsWith(OPTION) ? arguments[1].substring(OPTION.length()) : "";
        if (!arguments[0].equals("move-storage") || !STORES.contains(to)) {
            throw new LaunchException(
                    "'" + String.join(" ", arguments)
                            + "' is no command: give none, or move-storage --to= with database, file or s3, or backup, or restore.");
        }
        return Optional.of(new MoveCommand(to));
    }

    /** The operator's variables, with the old store as the one to move from. */
    Map<String, String> environment(Map<String, String> operators) {
        var from = operators.getOrDefault(STORAGE, "").strip();
        if (from.isEmpty()) {
            from = STORES.get(0);
        }
        if (from.equals(to)) {
            throw new LaunchException(STORAGE + " is '" + to + "' already: set it to where audio lies now.");
        }
        var environment = new HashMap<>(operators);
        // what the operator's variables say of the store is overridden by options of the node
        environment.merge(
                Configuration.jvmOptionsName(Part.NODE),
                "-Drecordings.storage=" + to + " -Drecordings.storage.from=" + from,
                (own, ours) -> own + " " + ours);
        return environment;
    }

    /** Whether nothing is left to be moved. */
    boolean isDone(URI localUrl) {
        try {
            URLConnection connection = localUrl.resolve("/health/ready").toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try (InputStream answer = connection.getInputStream()) {
                var health = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
                // the server writes whatever a check tells as text
                return health.replaceAll("\\s", "").contains("\"moving\":\"false\"");
            }
        } catch (IOException notNow) {
            return false;
        }
    }
}
