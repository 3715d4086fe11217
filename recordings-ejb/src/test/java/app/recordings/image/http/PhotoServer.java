package app.recordings.image.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider of pictures that answers what it is told to, byte by byte, so that it can lie about lengths. */
final class PhotoServer implements AutoCloseable {
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** @param head the request's lines */
    record Request(String path, List<String> head) {
        boolean hasKey() {
            return head.stream().anyMatch(line -> line.startsWith("Authorization: "));
        }
    }

    PhotoServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** What was asked for, in order. */
    List<Request> requests() {
        return requests;
    }

    /** @param headers lines, each with its end */
    PhotoServer answer(String path, int status, String headers, byte[] body) {
        byte[] head =
                ("HTTP/1.1 " + status + " Whatever\r\n" + headers + "Connection: close\r\n\r\n").getBytes(US_ASCII);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        answers.put(path, all);
        return this;
    }

    PhotoServer answer(String path, int status, String headers, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return answer(path, status, headers + "Content-Length: " + bytes.length + "\r\n", bytes);
    }

    /** Has a path never answered. */
    PhotoServer hang(String path) {
        answers.put(path, new byte[0]);
        return this;
    }

    /** Describes a photo at /photos/random, whose picture is here. */
    PhotoServer describe(String picture, String download) {
        return answer("/photos/random", 200, "Content-Type: application/json\r\n", """
                {"id": "abc", "width": 4000, "height": 3000, "urls": {"regular": "%s"},
                 "links": {"html": "https://example.org/abc", "download_location": "%s"},
                 "user": {"name": "Ann\\u0000 Example"}}
                """.formatted(picture, download));
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed at the end of the test.
        }
    }

    private void serve(Socket client) {
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
            List<String> head = new ArrayList<>();
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                head.add(line);
            }
            String path = head.get(0).split(" ", -1)[1].split("\\?", 2)[0];
            requests.add(new Request(path, head));
            byte[] answer =
                    answers.getOrDefault(path, "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
            if (answer.length > 0) {
                client.getOutputStream().write(answer);
                client.close();
            }
        } catch (IOException | RuntimeException e) {
            // The client gave up.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : open) {
            client.close();
        }
        threads.shutdownNow();
    }
}
