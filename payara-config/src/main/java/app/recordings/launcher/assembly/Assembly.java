package app.recordings.launcher.assembly;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Unpacks Payara Micro and PostgreSQL into the distribution, once per version. */
public final class Assembly {
    private final Path distribution;

    private Assembly(Path distribution) {
        this.distribution = distribution;
    }

    /**
     * @param arguments the distribution's folder, the jars of Payara Micro and of PostgreSQL for amd64 and arm64, the
     *     folder of this module's classes
     * @throws Exception if one cannot be unpacked
     */
    public static void main(String[] arguments) throws Exception {
        var assembly = new Assembly(Path.of(arguments[0]));
        var server = Path.of(arguments[1]);
        assembly.once(assembly.distribution.resolve("node/server"), server, new ServerLayout(server)::unpackTo);
        for (var jar : List.of(Path.of(arguments[2]), Path.of(arguments[3]))) {
            var archive = new DatabaseArchive(jar);
            assembly.once(
                    assembly.distribution.resolve("database").resolve(archive.platform()), jar, archive::unpackTo);
        }
        new NodeJar(Path.of(arguments[4])).writeTo(assembly.distribution.resolve("lib/node/recordings-node.jar"));
    }

    private void once(Path folder, Path source, Unpacking unpacking) throws IOException, InterruptedException {
        var marker = folder.resolve(".source");
        var name = source.getFileName().toString();
        if (Files.exists(marker) && Files.readString(marker).equals(name)) {
            return;
        }
        delete(folder);
        Files.createDirectories(folder);
        unpacking.unpackTo(folder);
        Files.writeString(marker, name);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private interface Unpacking {
        void unpackTo(Path folder) throws IOException, InterruptedException;
    }
}
