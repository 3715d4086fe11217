package app.recordings.admin;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * Server-sent events (WHATWG HTML, section 9.2) for the overview, each saying only that there is something new. A stream ends
 * after a minute and begins anew, so that who was signed out hears nothing more.
 */
@WebServlet(urlPatterns = "/admin/live", asyncSupported = true)
public class LiveServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Duration LIFE = Duration.ofMinutes(1);

    @Inject
    transient LiveFeed feed;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("X-Accel-Buffering", "no");
        response.getWriter().write("retry: 1000\n\n");
        response.flushBuffer();
        AsyncContext listener = request.startAsync();
        listener.setTimeout(LIFE.toMillis());
        listener.addListener(new Departure(listener));
        if (!feed.add(listener)) {
            listener.complete();
        }
    }

    private final class Departure implements AsyncListener {
        private final AsyncContext listener;

        Departure(AsyncContext listener) {
            this.listener = listener;
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onTimeout(AsyncEvent event) {
            feed.end(listener);
        }

        @Override
        public void onError(AsyncEvent event) {
            feed.end(listener);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
