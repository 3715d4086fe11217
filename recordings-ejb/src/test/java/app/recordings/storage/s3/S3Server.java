package app.recordings.storage.s3;

import app.recordings.harness.Beans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real server of the S3 protocol (S3Proxy), in memory, which checks every signature. Started once, ends with the JVM. */
public final class S3Server {
    private static final String ACCESS_KEY = "access";
    private static final String SECRET_KEY = "a secret of the store";

    private static final URI URL = start();

    private S3Server() {}

    /** Has the adapter use the server and this bucket. */
    public static Beans configure(Beans beans, String bucket) {
        return beans.configure("recordings.storage.s3.endpoint", URL.toString())
                .configure("recordings.storage.s3.bucket", bucket)
                .configure("recordings.storage.s3.prefix", "audio/")
                .configure("recordings.storage.s3.access-key", ACCESS_KEY)
                .configure("recordings.storage.s3.secret-key", SECRET_KEY);
    }

    /** Makes the bucket, which nobody has made yet. */
    public static void make(String bucket) {
        configure(new Beans(), bucket).get(S3Connection.class).client().createBucket(request -> request.bucket(bucket));
    }

    private static URI start() {
        try {
            URI url = URI.create("http://127.0.0.1:" + freePort());
            System.setProperty("LOG_LEVEL", "warn");
            Path properties = Files.writeString(
                    Files.createTempFile("s3proxy", ".properties"), """
                    s3proxy.endpoint=%s
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    jclouds.provider=transient-nio2
                    jclouds.identity=nobody
                    jclouds.credential=nobody
                    """.formatted(url, ACCESS_KEY, SECRET_KEY));
            run("--properties", properties.toString());
            Files.delete(properties);
            return url;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    // Its libraries are others than ours, so they must not meet.
    private static void run(String... arguments) throws IOException {
        URL jar = Path.of("target", "s3proxy.jar").toUri().toURL();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            ClassLoader own = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
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
