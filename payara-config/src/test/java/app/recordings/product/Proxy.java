package app.recordings.product;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The example of a reverse proxy that operators copy, with nothing but its ports, certificate and node replaced. */
final class Proxy implements AutoCloseable {
    private static final String NGINX = """
            daemon off;
            master_process off;
            pid %1$s/nginx.pid;
            error_log stderr;
            events {}
            http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                include %1$s/example;
            }
            """;

    private final Process process;
    private final int port;
    private final int plainPort;

    private Proxy(Process process, int port, int plainPort) {
        this.process = process;
        this.port = port;
        this.plainPort = plainPort;
    }

    /** @param program nginx or haproxy */
    static Proxy start(String program, OwnAuthority authority, URI product) throws IOException {
        var folder = Files.createTempDirectory(program);
        int port = free();
        int plainPort = free();
        boolean isNginx = program.equals("nginx");
        var example = Files.readString(Path.of("src/main/install/proxy", isNginx ? "nginx.conf" : "haproxy.cfg"))
                .replace("/etc/ssl/recordings.pem", authority.pem().toString())
                .replace("listen 80;", "listen 127.0.0.1:" + plainPort + ";")
                .replace("listen 443 ", "listen 127.0.0.1:" + port + " ")
                .replace("bind :80\n", "bind 127.0.0.1:" + plainPort + "\n")
                .replace("bind :443 ", "bind 127.0.0.1:" + port + " ")
                .replace("127.0.0.1:8080", product.getAuthority());
        Files.writeString(folder.resolve("example"), example);
        Files.writeString(folder.resolve("nginx.conf"), NGINX.formatted(folder));
        var command = isNginx
                ? List.of("nginx", "-e", "stderr", "-p", folder + "/", "-c", folder.resolve("nginx.conf") + "")
                : List.of("haproxy", "-db", "-f", folder.resolve("example") + "");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        var proxy = new Proxy(process, port, plainPort);
        await("a proxy, " + folder).atMost(Duration.ofSeconds(20)).until(proxy::listens);
        return proxy;
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean listens() {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + port);
    }

    URI plainUrl() {
        return URI.create("http://127.0.0.1:" + plainPort);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
