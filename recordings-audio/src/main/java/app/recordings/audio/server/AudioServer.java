package app.recordings.audio.server;

import app.recordings.audio.AudioConfig;
import app.recordings.audio.Engines;
import app.recordings.audio.media.Ffmpeg;
import java.io.IOException;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server, on the loopback interface only. */
public final class AudioServer implements AutoCloseable {
    private static final int SPARE_THREADS = 16;
    private static final int SILENCE_LIMIT_MS = 30_000;

    private final Server server;
    private final ServerConnector connector;
    private final Service service;

    /** Every admitted call holds a thread; the spare ones answer health checks and refusals. */
    public AudioServer(AudioConfig config, Engines engines, Ffmpeg ffmpeg) {
        service = new Service(config, engines, ffmpeg);
        QueuedThreadPool threads = new QueuedThreadPool(3 * (config.workers() + config.queue()) + SPARE_THREADS, 4);
        threads.setName("http");
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setIdleTimeout(SILENCE_LIMIT_MS);
        server.addConnector(connector);
        server.setHandler(new Router(
                Map.of(
                        "/transcriptions", new Transcriptions(service),
                        "/corrections", new Corrections(service),
                        "/speech", new Speech(service),
                        "/renditions", new Renditions(service),
                        "/health", new Health(service),
                        "/openapi", new OpenApi()),
                config.bodyLimit()));
        server.setErrorHandler(new ProblemHandler());
    }

    /** Requests that Jetty itself refuses. */
    private static final class ProblemHandler extends ErrorHandler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            int status = Math.max(400, response.getStatus());
            String code = status < 500 ? "bad-request" : "internal-error";
            new Refusal(Problem.of(status, code, HttpStatus.getMessage(status)), 0).answer(response, callback);
            return true;
        }
    }

    /** @throws IOException when the port is taken */
    public void start() throws IOException {
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the HTTP server does not start", e);
        }
    }

    /** The port listened on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Works under way and waiting. */
    public int busy() {
        return service.lanes().running() + service.lanes().queued();
    }

    /** Warms the engines up, on the caller's thread, until the first client comes. */
    public void warmUp() {
        service.warmUp();
    }

    /** Refuses new work; what is under way goes on. */
    public void drain() {
        service.drain();
    }

    /** Ends all work and the server. */
    @Override
    public void close() throws IOException {
        service.stop();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the HTTP server does not stop", e);
        }
    }
}
