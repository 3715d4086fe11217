package app.recordings.product;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A server of the S3 protocol (S3Proxy), which checks every signature and keeps its one bucket's objects as files. It ends
 * with the JVM.
 *
 * @param bucket the folder of what is stored
 */
record S3Store(URI url, Path bucket) {
    private static final String ACCESS_KEY = "access";
    private static final String SECRET_KEY = "secret-of-the-store";

    static S3Store start() throws IOException {
        var url = URI.create("http://127.0.0.1:" + freePort());
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "s3-store-");
        System.setProperty("LOG_LEVEL", "warn");
        var properties = Files.writeString(folder.resolve("s3proxy.properties"), """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                jclouds.identity=nobody
                jclouds.credential=nobody
                """.formatted(
                        url, ACCESS_KEY, SECRET_KEY, folder.resolve("buckets").toAbsolutePath()));
        var bucket = Files.createDirectories(folder.resolve("buckets").resolve("recordings"));
        run("--properties", properties.toString());
        return new S3Store(url, bucket);
    }

    /** What has a node use it. */
    List<String> options() {
        return List.of(
                "-Drecordings.storage=s3",
                "-Drecordings.storage.s3.endpoint=" + url,
                "-Drecordings.storage.s3.bucket=" + bucket.getFileName(),
                "-Drecordings.storage.s3.access-key=" + ACCESS_KEY,
                "-Drecordings.storage.s3.secret-key=" + SECRET_KEY);
    }

    /** Of whole objects. */
    List<Path> objects() throws IOException {
        try (var files = Files.walk(bucket)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains(".mpus-"))
                    .toList();
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    // Its libraries are others than ours, so they must not meet.
    private static void run(String... arguments) throws IOException {
        URL jar = Path.of("target", "s3proxy.jar").toUri().toURL();
        var before = Thread.currentThread().getContextClassLoader();
        try {
            var own = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
            Thread.currentThread().setContextClassLoader(own);
            own.loadClass("org.gaul.s3proxy.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The S3 server did not start", e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
