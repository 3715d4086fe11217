package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** The folder Payara Micro works in: its configuration and our commands, made anew at every start. */
record NodeFolder(Surroundings surroundings) {
    Path fill() throws IOException {
        var distribution = surroundings.distribution();
        var folder = Folders.emptied(surroundings.data().resolve("node"));
        for (var name : List.of("config", "lib", "docroot")) {
            Folders.copy(distribution.server().resolve(name), folder.resolve(name));
        }
        Files.copy(
                distribution.configuration("node-logging.properties"),
                folder.resolve("config/logging.properties"),
                StandardCopyOption.REPLACE_EXISTING);
        addFilters(folder.resolve("config/default-web.xml"));
        for (var name : List.of("preboot.asadmin", "postboot.asadmin")) {
            new Template(distribution.configuration(name)).writeTo(folder.resolve(name), places());
        }
        return folder;
    }

    /** What the server's defaults name stands in front of every application. */
    private void addFilters(Path defaults) throws IOException {
        var end = "</web-app>";
        var filters = Files.readString(surroundings.distribution().configuration("filters.xml"));
        Files.writeString(defaults, Files.readString(defaults).replace(end, filters + end));
    }

    private Map<String, Object> places() {
        return Map.of(
                "LISTENER",
                "http-listener",
                "HTTP_HOST",
                surroundings.configuration().httpHost(),
                "HTTP_PORT",
                surroundings.port(Part.NODE),
                "DATABASE_PORT",
                surroundings.port(Part.DATABASE),
                "BROKER_PORT",
                surroundings.port(Part.BROKER),
                "RESOURCE_ADAPTER",
                surroundings.distribution().folder().resolve("node/artemis-ra.rar"));
    }
}
