package app.recordings.admin;

import app.recordings.time.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells open overviews that there is something new to see. Nothing is looked at while nobody listens; who does is told at the
 * latest after ten seconds, since ages and heaps change all the time.
 */
@ApplicationScoped
class LiveFeed {
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int LOOKS_WITHOUT_NEWS = 5;
    private static final int MOST_LISTENERS = 200;

    @Resource
    ManagedExecutorService executor;

    @Inject
    Snapshots snapshots;

    private final Set<AsyncContext> listeners = ConcurrentHashMap.newKeySet();
    private Rounds rounds;
    private Object known;
    private int quiet;

    @PostConstruct
    void start() {
        rounds = new Rounds(executor).every(LOOK, "telling overviews", this::look);
    }

    @PreDestroy
    void stop() {
        rounds.close();
        listeners.forEach(this::end);
    }

    /** @return false when too many listen */
    boolean add(AsyncContext listener) {
        if (listeners.size() >= MOST_LISTENERS) {
            return false;
        }
        return listeners.add(listener);
    }

    void end(AsyncContext listener) {
        if (listeners.remove(listener)) {
            listener.complete();
        }
    }

    private void look() {
        if (listeners.isEmpty()) {
            return;
        }
        Object news = snapshots.now().news();
        quiet++;
        if (!news.equals(known) || quiet >= LOOKS_WITHOUT_NEWS) {
            known = news;
            quiet = 0;
            listeners.forEach(this::tell);
        }
    }

    private void tell(AsyncContext listener) {
        try {
            PrintWriter out = listener.getResponse().getWriter();
            out.write("event: changed\ndata:\n\n");
            if (out.checkError()) {
                end(listener);
            }
        } catch (IOException | IllegalStateException gone) {
            listeners.remove(listener);
        }
    }
}
