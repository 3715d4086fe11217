package app.recordings.launcher.assembly;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The few classes of ours on the server's class path, in a jar of their own that is left alone while they stay the same: an
 * archive of loaded classes holds only as long as no jar of the class path is touched.
 */
record NodeJar(Path classes) {
    private static final List<String> PACKAGES = List.of("app/recordings/launcher/log", "app/recordings/launcher/node");

    void writeTo(Path jar) throws IOException {
        var content = content();
        if (!Files.exists(jar) || !Arrays.equals(Files.readAllBytes(jar), content)) {
            Files.createDirectories(jar.getParent());
            Files.write(jar, content);
        }
    }

    private byte[] content() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : PACKAGES) {
                add(name, zip);
            }
        }
        return bytes.toByteArray();
    }

    private void add(String name, ZipOutputStream zip) throws IOException {
        try (var files = Files.list(classes.resolve(name))) {
            for (var file : files.sorted().toList()) {
                var entry = new ZipEntry(name + "/" + file.getFileName());
                entry.setTime(0);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
            }
        }
    }
}
