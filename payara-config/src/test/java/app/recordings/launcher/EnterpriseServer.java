package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Payara Server, unpacked below target/ once for all runs. */
record EnterpriseServer(Path folder) {
    /** What the distribution's archive holds. */
    private static final String TOP = "payara6";

    static EnterpriseServer unpacked() throws IOException {
        var archive = Path.of(System.getProperty("recordings.payara-server"));
        var name = archive.getFileName().toString().replace(".zip", "");
        var whole = archive.resolveSibling(name);
        if (!Files.exists(whole)) {
            var draft = Folders.emptied(archive.resolveSibling(name + ".new"));
            unpack(archive, draft);
            Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE);
        }
        return new EnterpriseServer(whole.resolve(TOP));
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entry : zip.stream().filter(file -> !file.isDirectory()).toList()) {
                unpack(zip, entry, folder);
            }
        }
        var program = folder.resolve(TOP).resolve("bin/asadmin");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path folder) throws IOException {
        var target = folder.resolve(entry.getName());
        Files.createDirectories(target.getParent());
        try (var content = zip.getInputStream(entry)) {
            Files.copy(content, target);
        }
    }

    /** The domain that comes along. */
    Path domain() {
        return folder.resolve("glassfish/domains/domain1");
    }
}
