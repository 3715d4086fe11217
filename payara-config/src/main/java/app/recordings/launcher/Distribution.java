package app.recordings.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The programs and templates beside recordings.jar, in the folder recordings; nothing in it is written to.
 *
 * @param training whether this is the build's trial run, which writes the archive of loaded classes
 */
record Distribution(Path folder, Path launcherJar, boolean training) {
    /** Finds it beside the jar (or the classes) this class was loaded from. */
    static Distribution find() {
        try {
            var source = Path.of(Distribution.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toRealPath();
            var folder = source.resolveSibling("recordings");
            if (!Files.isDirectory(folder.resolve("conf"))) {
                throw new LaunchException("The folder " + folder
                        + " is missing: keep it beside recordings.jar, or run mvn -DskipTests package.");
            }
            return new Distribution(folder, source.resolveSibling("recordings.jar"), false);
        } catch (URISyntaxException | IOException invalid) {
            throw new LaunchException("The launcher cannot tell where its jar lies: start it as a file.", invalid);
        }
    }

    Distribution forTraining() {
        return new Distribution(folder, launcherJar, true);
    }

    ClassArchive classArchive() {
        return new ClassArchive(folder);
    }

    Path server() {
        return folder.resolve("node/server");
    }

    Path configuration(String name) {
        return folder.resolve("conf").resolve(name);
    }

    /** PostgreSQL's programs for this machine. */
    Path database() {
        var platform =
                System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT) + "-" + System.getProperty("os.arch");
        var programs = folder.resolve("database").resolve(platform);
        if (!Files.isDirectory(programs)) {
            throw new LaunchException("No PostgreSQL comes along for " + platform
                    + ": run Recordings on Linux (amd64 or arm64 with glibc).");
        }
        return programs;
    }
}
