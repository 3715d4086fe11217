package app.recordings.audio.recognition.vosk;

import java.io.EOFException;
import java.io.IOException;
import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The server's messages in order, each at most 1 MiB; once the connection ends, so does the waiting for them. */
final class VoskAnswers implements WebSocket.Listener {
    private static final int LARGEST = 1 << 20;

    private final Deque<CompletableFuture<String>> arrived = new ArrayDeque<>();
    private final Deque<CompletableFuture<String>> awaited = new ArrayDeque<>();
    private final StringBuilder message = new StringBuilder();
    private IOException end;

    /** The next message, which may be still to come. */
    synchronized CompletableFuture<String> next() {
        if (!arrived.isEmpty()) {
            return arrived.poll();
        }
        CompletableFuture<String> next = new CompletableFuture<>();
        if (end != null) {
            next.completeExceptionally(end);
        } else {
            awaited.add(next);
        }
        return next;
    }

    @Override
    public synchronized CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        message.append(data);
        if (message.length() > LARGEST) {
            end(new IOException("a message is larger than " + LARGEST));
            return null;
        }
        if (last) {
            CompletableFuture<String> asked = awaited.poll();
            if (asked == null) {
                arrived.add(CompletableFuture.completedFuture(message.toString()));
            } else {
                asked.complete(message.toString());
            }
            message.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public synchronized CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        end(new EOFException("closed with " + status));
        return null;
    }

    @Override
    public synchronized void onError(WebSocket socket, Throwable failure) {
        end(new IOException(failure));
    }

    private void end(IOException cause) {
        end = cause;
        awaited.forEach(waiting -> waiting.completeExceptionally(cause));
        awaited.clear();
    }
}
