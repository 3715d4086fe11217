package app.recordings.launcher.node;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Knows which requests are being answered, so that the server stops only when they are. Named in the server's
 * default-web.xml, hence in front of every application. Once draining, new requests are told 503 and to come back.
 */
public final class InFlightRequests implements Filter {
    private static final Set<ServletResponse> ANSWERING = ConcurrentHashMap.newKeySet();
    private static final long POLL_NANOS = Duration.ofMillis(20).toNanos();

    /** So long a proxy may take to notice; what it sends to a server that is already ending is answered 500. */
    private static final long LEAST_NANOS = Duration.ofMillis(1_500).toNanos();

    private static final long LAST_FLUSH_NANOS = Duration.ofMillis(300).toNanos();
    private static final String ENDING = """
            {"type": "https://recordings.app/problems/overloaded", "title": "The server cannot take this now", "status": 503, \
            "detail": "This node is about to end. Try again, here or at another."}
            """;
    private static volatile boolean draining;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (draining) {
            refuse((HttpServletResponse) response);
            return;
        }
        ANSWERING.add(response);
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new Departure(response));
            } else {
                ANSWERING.remove(response);
            }
        }
    }

    /** Without the application's page for errors, which may be gone already and would make it a 500. */
    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Connection", "close");
        response.setHeader("Retry-After", "10");
        response.setContentType("application/problem+json");
        response.getOutputStream().print(ENDING);
    }

    /** Takes no new requests and returns when all have been answered or the time is over, not before 1.5 s. */
    static void drain(Duration longest) {
        draining = true;
        OpenStreams.end();
        var began = System.nanoTime();
        while (System.nanoTime() - began < LEAST_NANOS
                || isAnswering() && System.nanoTime() - began < longest.toNanos()) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        // the container flushes an answer only after its filters
        LockSupport.parkNanos(LAST_FLUSH_NANOS);
    }

    /** An event stream has no end to wait for; its client comes back by itself and is told what it missed. */
    private static boolean isAnswering() {
        return ANSWERING.stream()
                .map(ServletResponse::getContentType)
                .anyMatch(type -> type == null || !type.startsWith("text/event-stream"));
    }

    private record Departure(ServletResponse response) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            ANSWERING.remove(response);
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
