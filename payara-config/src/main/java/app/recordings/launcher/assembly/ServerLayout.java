package app.recordings.launcher.assembly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

/** Payara Micro as a folder of jars on one class path, which boots faster than the jar of jars and can be class-data shared. */
record ServerLayout(Path jar) {
    void unpackTo(Path folder) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-jar", jar.toString(), "--rootDir", folder.toString(), "--outputlauncher")
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("Payara Micro could not be unpacked: " + output);
        }
        try (var file = new JarFile(jar.toFile());
                var properties = file.getInputStream(file.getEntry("MICRO-INF/payara-boot.properties"))) {
            // which the server itself reads only when started from the jar of jars
            Files.copy(properties, folder.resolve("boot.properties"));
        }
    }
}
