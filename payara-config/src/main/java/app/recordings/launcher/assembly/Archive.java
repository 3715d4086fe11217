package app.recordings.launcher.assembly;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What operators install, as one tar.gz: the same content gives the same bytes, whoever builds it and
 * when.
 */
public final class Archive {
    /** Bound to the place of the build, or of no use outside of it. */
    private static final String LEFT_OUT = "(.*/)?(classes\\.(jsa|trained)|\\.source)";

    private final Path file;
    private final Instant time;

    Archive(Path file, Instant time) {
        this.file = file;
        this.time = time;
    }

    /**
     * @param arguments the archive's path, the time that all files in it bear, then what goes where: place=path, an empty
     *     place for a folder whose content lies at the top
     * @throws Exception if something is missing or cannot be written
     */
    public static void main(String[] arguments) throws Exception {
        var contents = new TreeMap<String, Path>();
        for (var argument : Arrays.asList(arguments).subList(2, arguments.length)) {
            var parts = argument.split("=", 2);
            collect(parts[0], Path.of(parts[1]), contents);
        }
        new Archive(Path.of(arguments[0]), Instant.parse(arguments[1])).write(contents);
    }

    static void collect(String place, Path path, Map<String, Path> contents) throws IOException {
        if (!Files.isDirectory(path)) {
            contents.put(place, path.toRealPath());
            return;
        }
        try (var files = Files.walk(path)) {
            for (var each : files.filter(each -> !Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                var name = (place.isEmpty() ? "" : place + "/") + path.relativize(each);
                if (!name.matches(LEFT_OUT)) {
                    contents.put(name, each);
                }
            }
        }
    }

    /** @param contents files and links by their names in the archive */
    void write(Map<String, Path> contents) throws IOException {
        var name = file.getFileName().toString();
        var draft = file.resolveSibling(name + ".new");
        try (var out = new BufferedOutputStream(Files.newOutputStream(draft));
                var tar = new SummedTar(new SparingGzip(out), name.replace(".tar.gz", ""), time)) {
            for (var content : new TreeMap<>(contents).entrySet()) {
                tar.add(content.getKey(), content.getValue());
            }
            tar.addSums();
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
