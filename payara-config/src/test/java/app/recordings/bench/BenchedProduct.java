package app.recordings.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import app.recordings.launcher.Part;
import app.recordings.launcher.ProductWithoutEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The product as it is shipped, with an engine that takes no time. */
final class BenchedProduct {
    static final String NODE = "node";

    /** No limit of what one caller may have queued stops a generator. */
    private static final List<String> UNLIMITED = List.of(
            "-Drecordings.job.caller-limit=1000000",
            "-Drecordings.job.limit=2000000",
            "-Drecordings.quota.caller=requests-per-minute=none,uploads-per-minute=none,bytes-per-minute=none");

    private final ProductWithoutEngine product;
    private final Process engine;

    private BenchedProduct(ProductWithoutEngine product, Process engine) {
        this.product = product;
        this.engine = engine;
    }

    static BenchedProduct start(List<String> nodeOptions) throws IOException, InterruptedException {
        int port = freePort();
        var engine = engine(port);
        try {
            var options = new ArrayList<>(UNLIMITED);
            options.addAll(nodeOptions);
            return new BenchedProduct(ProductWithoutEngine.startAsShipped(port, options), engine);
        } catch (IOException | InterruptedException | RuntimeException failure) {
            engine.destroy();
            throw failure;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Process engine(int port) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = InstantEngine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return new ProcessBuilder(java, "-cp", classes, InstantEngine.class.getName(), Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), product.url().getPort());
    }

    Processes processes() {
        return new Processes()
                .with(NODE, product.pid(Part.NODE))
                .with("database", product.pid(Part.DATABASE))
                .with("broker", product.pid(Part.BROKER))
                .with("audio", engine.pid());
    }

    Database database() throws IOException {
        return new Database(product.port(Part.DATABASE), product.data());
    }

    /** Puts that many applications before it, which submit in turn. */
    Recordings of(int callers) throws IOException {
        var keys = new ArrayList<String>();
        try (var wire = Wire.connect(address())) {
            for (int i = 0; i < callers; i++) {
                var body = "{\"name\": \"bench\"}".getBytes(US_ASCII);
                var answer = wire.ask(Bytes.post("/api/v1/applications", body, "Content-Type: application/json"));
                keys.add(Message.field(answer.text(), "apiKey"));
            }
        }
        return new Recordings(address(), keys, database());
    }

    void stop() throws InterruptedException {
        product.stop();
        engine.destroy();
        engine.waitFor();
    }
}
