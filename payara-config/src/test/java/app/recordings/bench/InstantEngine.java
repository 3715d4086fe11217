package app.recordings.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The audio service's protocol with nothing behind it: hears the same in everything, at once. A process of its own, so that
 * what it costs is told apart; its first argument is its port. It ends when its standard input does.
 */
final class InstantEngine {
    private static final byte[] HEALTH = answer("application/json", """
            {"status":"ready","engines":{},"languages":["en"],"workers":64,"running":0,"queued":0}""");
    private static final byte[] HEARD = lines("""
            {"type":"result","text":"hello","language":"en","durationMs":100,"words":[],"engine":"instant"}
            """);
    private static final byte[] CORRECTED = lines("""
            {"type":"result","correctedText":"Hello.","corrections":[],"engine":"instant"}
            """);
    private static final byte[] SPOKEN = lines("""
            {"type":"audio","data":"GkXfow=="}
            {"type":"result","durationMs":100,"peaks":[1,2],"sizeBytes":4,"engine":"instant"}
            """);

    private InstantEngine() {}

    public static void main(String[] arguments) throws IOException {
        ExecutorService connections = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        var server = new ServerSocket(Integer.parseInt(arguments[0]), 1024, InetAddress.getLoopbackAddress());
        connections.execute(() -> {
            while (true) {
                try {
                    var socket = server.accept();
                    connections.execute(() -> serve(socket));
                } catch (IOException closed) {
                    return;
                }
            }
        });
        while (System.in.read() >= 0) {
            // whoever started it lives
        }
        server.close();
    }

    private static void serve(Socket socket) {
        try (var wire = new Wire(socket)) {
            for (var request = wire.read(); request != null; request = wire.read()) {
                wire.write(answer(request.path().replaceFirst("\\?.*", "")));
            }
        } catch (IOException gone) {
            // so is its work
        }
    }

    private static byte[] answer(String path) {
        return switch (path) {
            case "/health" -> HEALTH;
            case "/transcriptions" -> HEARD;
            case "/corrections" -> CORRECTED;
            default -> SPOKEN;
        };
    }

    private static byte[] lines(String body) {
        return answer("application/x-ndjson", body);
    }

    private static byte[] answer(String type, String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(type, body.getBytes(UTF_8).length, body)
                .getBytes(UTF_8);
    }
}
