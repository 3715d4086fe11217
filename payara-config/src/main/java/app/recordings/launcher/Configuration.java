package app.recordings.launcher;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the operator may choose, read from the environment and checked.
 *
 * @param httpHost the address the node listens on; RECORDINGS_HTTP_HOST, by default 127.0.0.1, loopback only
 * @param httpPort the node's port, 1 to 65535; RECORDINGS_HTTP_PORT, by default 8080
 * @param data absolute path of everything that is kept; RECORDINGS_DATA, by default .data in the working directory
 * @param publicUrl what clients call the node, without a final slash; RECORDINGS_PUBLIC_URL, by default
 *     http://127.0.0.1:PORT
 * @param registration who may make applications: open, anyone, or closed, administrators; RECORDINGS_REGISTRATION, by default
 *     open
 * @param backup where the database's log is kept as well, absolute; RECORDINGS_BACKUP, by default nowhere
 * @param objects where audio lies that is kept in files; RECORDINGS_STORAGE_FOLDER, by default objects in the data folder
 * @param usesS3 whether audio may lie in S3, of RECORDINGS_STORAGE and RECORDINGS_STORAGE_FROM
 * @param layout which parts are started here, and where the others are
 * @param secrets what is not made here
 * @param jvmOptions options for a part's JVM after ours, such as -Xmx4g; RECORDINGS_NODE_OPTIONS, RECORDINGS_AUDIO_OPTIONS
 *     and RECORDINGS_BROKER_OPTIONS, separated by spaces, by default none
 */
public record Configuration(
        String httpHost,
        int httpPort,
        Path data,
        URI publicUrl,
        String registration,
        Optional<Path> backup,
        Path objects,
        boolean usesS3,
        Layout layout,
        Secrets.Given secrets,
        Map<Part, List<String>> jvmOptions) {
    private static final int HIGHEST_PORT = 65_535;
    private static final List<Part> JVMS = List.of(Part.NODE, Part.AUDIO, Part.BROKER);

    /**
     * @param environment the variables, such as System.getenv()
     * @throws LaunchException if one has a value that cannot be used
     */
    public static Configuration from(Map<String, String> environment) {
        requireLogFormat(
                environment.getOrDefault("RECORDINGS_LOG_FORMAT", "text").strip());
        var port = port(environment.getOrDefault("RECORDINGS_HTTP_PORT", "8080").strip());
        var data = folder("RECORDINGS_DATA", environment.getOrDefault("RECORDINGS_DATA", ""), ".data");
        var url = environment.getOrDefault("RECORDINGS_PUBLIC_URL", "").strip();
        return new Configuration(
                host(environment
                        .getOrDefault("RECORDINGS_HTTP_HOST", "127.0.0.1")
                        .strip()),
                port,
                data,
                publicUrl(url.isEmpty() ? "http://127.0.0.1:" + port : url),
                registration(
                        environment.getOrDefault("RECORDINGS_REGISTRATION", "").strip()),
                Optional.ofNullable(environment.get("RECORDINGS_BACKUP"))
                        .filter(value -> !value.isBlank())
                        .map(value -> folder("RECORDINGS_BACKUP", value, "")),
                folder(
                        "RECORDINGS_STORAGE_FOLDER",
                        environment.getOrDefault("RECORDINGS_STORAGE_FOLDER", ""),
                        data.resolve("objects").toString()),
                Stream.of("RECORDINGS_STORAGE", "RECORDINGS_STORAGE_FROM").anyMatch(name -> "s3"
                        .equals(environment.getOrDefault(name, "").strip())),
                Layout.from(environment),
                Secrets.Given.from(environment),
                JVMS.stream().collect(Collectors.toMap(Function.identity(), part -> jvmOptions(part, environment))));
    }

    /** The parts read it themselves. */
    private static void requireLogFormat(String value) {
        if (!Set.of("text", "json", "").contains(value)) {
            throw new LaunchException("RECORDINGS_LOG_FORMAT is '" + value + "': set it to text or json.");
        }
    }

    /** Empty for a part that is no JVM. */
    List<String> jvmOptions(Part part) {
        return jvmOptions.getOrDefault(part, List.of());
    }

    /** Where this machine itself reaches the node. */
    URI localUrl() {
        var anywhere = Set.of("0.0.0.0", "::").contains(httpHost);
        var host = anywhere ? "127.0.0.1" : httpHost;
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + httpPort);
    }

    private static int port(String value) {
        try {
            var port = Integer.parseInt(value);
            if (port >= 1 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new LaunchException("RECORDINGS_HTTP_PORT is '" + value + "': set it to a number from 1 to 65535.");
    }

    private static String host(String value) {
        try {
            return InetAddress.getByName(value).getHostAddress();
        } catch (UnknownHostException unknown) {
            throw new LaunchException("RECORDINGS_HTTP_HOST is '" + value
                    + "', which is no address of this machine: set it to 127.0.0.1 or 0.0.0.0.");
        }
    }

    static Path folder(String name, String value, String usual) {
        try {
            var folder = Path.of(value.isBlank() ? usual : value.strip())
                    .toAbsolutePath()
                    .normalize();
            // asadmin files, the broker's XML and PostgreSQL's options would each need their own quoting
            if (folder.toString().chars().anyMatch(c -> c <= ' ' || "\"'\\<>&$;:=#%".indexOf(c) >= 0)) {
                throw new LaunchException(name + " is '" + folder
                        + "': set it to a path without spaces, quotes and any of \\ < > & $ ; : = # %.");
            }
            return folder;
        } catch (InvalidPathException invalid) {
            throw new LaunchException(name + " is '" + value + "', which is no path: set it to a folder.");
        }
    }

    private static String registration(String value) {
        if (!List.of("", "open", "closed").contains(value)) {
            throw new LaunchException("RECORDINGS_REGISTRATION is '" + value + "': set it to open or closed.");
        }
        return value.isEmpty() ? "open" : value;
    }

    private static List<String> jvmOptions(Part part, Map<String, String> environment) {
        var name = jvmOptionsName(part);
        var value = environment.getOrDefault(name, "").strip();
        var options = value.isEmpty() ? List.<String>of() : List.of(value.split("\\s+", -1));
        if (options.stream().allMatch(option -> option.matches("-[XD].+"))) {
            return options;
        }
        throw new LaunchException(
                name + " is '" + value + "': set it to options of a JVM that begin with -X or -D, such as -Xmx4g.");
    }

    static String jvmOptionsName(Part part) {
        return "RECORDINGS_" + part + "_OPTIONS";
    }

    private static URI publicUrl(String value) {
        try {
            var url = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            var web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web && url.getHost() != null && url.getRawPath().isEmpty() && url.getRawQuery() == null) {
                return url;
            }
        } catch (URISyntaxException invalid) {
            // said below
        }
        throw new LaunchException("RECORDINGS_PUBLIC_URL is '" + value
                + "': set it to what browsers call this server, such as https://recordings.example.org.");
    }
}
