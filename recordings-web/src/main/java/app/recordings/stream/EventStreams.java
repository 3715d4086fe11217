package app.recordings.stream;

import app.recordings.application.ApplicationService;
import app.recordings.event.EventBell;
import app.recordings.event.EventFilter;
import app.recordings.event.EventService;
import app.recordings.event.EventSignal;
import app.recordings.request.ManagedObject;
import app.recordings.security.VisitorService;
import app.recordings.time.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** The streams that are open on this node. A bell wakes an owner's; a look at the log each second covers a lost bell. */
@ApplicationScoped
public class EventStreams {
    private static final Logger LOG = Logger.getLogger(EventStreams.class.getName());
    private static final long NOT_LOOKED = -1;
    static final int HEARTBEAT_SECONDS = 15;
    private static final int FIRST_LOOK_AGAIN_MS = 5;
    private static final int LAST_LOOK_AGAIN_MS = 500;

    @Inject
    EventService events;

    @Inject
    EventBell bell;

    @Inject
    ApplicationService applications;

    @Inject
    VisitorService visitors;

    @Inject
    Clock clock;

    @Resource
    ManagedExecutorService executor;

    private final Map<UUID, Map<EventFilter, EventFeed>> byOwner = new ConcurrentHashMap<>();
    private final Consumer<EventSignal> listener = this::heard;
    private Rounds rounds;
    private ManagedObject managed;
    private volatile boolean draining;
    private volatile long lookedUpTo = NOT_LOOKED;

    @PostConstruct
    void start() {
        EventStreamsMXBean outside = this::drain;
        managed = ManagedObject.register("EventStreams", outside, EventStreamsMXBean.class);
        bell.subscribe(listener);
        rounds = new Rounds(executor)
                .every(Duration.ofSeconds(1), "looking at the event log", this::look)
                .every(Duration.ofSeconds(2), "looking for revoked keys", this::closeRevoked)
                .every(Duration.ofSeconds(Patience.SECONDS_BETWEEN_LOOKS), "looking for slow clients", this::endSlow)
                .every(Duration.ofSeconds(HEARTBEAT_SECONDS), "sending heartbeats", this::heartbeat);
    }

    @PreDestroy
    void stop() {
        bell.unsubscribe(listener);
        rounds.close();
        drain();
        managed.close();
    }

    /** Not only when the first stream opens, which may be the moment before the server stops. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        LOG.log(Level.FINE, "Streams can be opened");
    }

    /** How many are open. */
    int count() {
        return all().size();
    }

    private void drain() {
        draining = true;
        all().forEach(stream -> stream.end(EventSink.Ending.DRAIN));
    }

    /** Opens a stream. */
    public EventStream open(Subscription wanted, EventSink sink) {
        EventService.Start start = events.start(wanted.after());
        Subscription subscription = new Subscription(wanted.filter(), start.position(), wanted.keyId());
        EventStream stream = add(subscription, sink);
        if (start.isGap()) {
            stream.reset();
        }
        stream.release();
        if (draining) {
            stream.end(EventSink.Ending.DRAIN);
        }
        return stream;
    }

    private EventStream add(Subscription subscription, EventSink sink) {
        EventFilter filter = subscription.filter();
        AtomicReference<EventStream> added = new AtomicReference<>();
        byOwner.compute(filter.ownerId(), (owner, open) -> {
            Map<EventFilter, EventFeed> feeds = open == null ? new ConcurrentHashMap<>() : open;
            EventFeed feed = feeds.computeIfAbsent(
                    filter, unused -> new EventFeed(filter, new EventFeed.Services(events, executor, clock)));
            added.set(new EventStream(subscription, sink, feed, this::remove));
            feed.add(added.get());
            return feeds;
        });
        return added.get();
    }

    private void remove(EventStream stream) {
        EventFilter filter = stream.filter();
        byOwner.computeIfPresent(filter.ownerId(), (owner, feeds) -> {
            feeds.computeIfPresent(filter, (unused, feed) -> feed.remove(stream) ? null : feed);
            return feeds.isEmpty() ? null : feeds;
        });
    }

    private Collection<EventFeed> feeds(UUID ownerId) {
        return byOwner.getOrDefault(ownerId, Map.of()).values();
    }

    private void heard(EventSignal signal) {
        Collection<EventFeed> feeds = feeds(signal.ownerId());
        if (signal.progress() != null) {
            feeds.forEach(feed -> feed.streams().forEach(stream -> stream.progress(signal.progress())));
        } else if (!feeds.isEmpty()) {
            feeds.forEach(EventFeed::wake);
            lookAgain(feeds, signal.eventId(), FIRST_LOOK_AGAIN_MS);
        }
    }

    // An event can be read only when every older transaction has ended too, which may be a moment after its bell.
    private void lookAgain(Collection<EventFeed> feeds, long eventId, int delay) {
        if (delay <= LAST_LOOK_AGAIN_MS) {
            CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS, executor)
                    .execute(() -> {
                        List<EventFeed> behind = feeds.stream()
                                .filter(feed -> feed.isBehind(eventId))
                                .toList();
                        behind.forEach(EventFeed::wake);
                        if (!behind.isEmpty()) {
                            lookAgain(feeds, eventId, 2 * delay);
                        }
                    });
        }
    }

    private void look() {
        if (byOwner.isEmpty()) {
            lookedUpTo = NOT_LOOKED;
            return;
        }
        long now = events.now();
        if (lookedUpTo == NOT_LOOKED) {
            byOwner.values().forEach(feeds -> feeds.values().forEach(EventFeed::wake));
        } else {
            events.ownersAfter(lookedUpTo).forEach(owner -> feeds(owner).forEach(EventFeed::wake));
        }
        lookedUpTo = now;
    }

    private void closeRevoked() {
        Map<UUID, List<EventStream>> byKey = all().stream()
                .filter(stream -> stream.keyId() != null)
                .collect(Collectors.groupingBy(EventStream::keyId));
        if (!byKey.isEmpty()) {
            byKey.keySet().removeAll(applications.live(Set.copyOf(byKey.keySet())));
            byKey.keySet().removeAll(visitors.live(Set.copyOf(byKey.keySet())));
            byKey.values().forEach(streams -> streams.forEach(stream -> stream.end(EventSink.Ending.UNAUTHENTICATED)));
        }
    }

    private void heartbeat() {
        all().forEach(EventStream::heartbeat);
    }

    private void endSlow() {
        all().forEach(EventStream::look);
    }

    private List<EventStream> all() {
        return byOwner.values().stream()
                .flatMap(feeds -> feeds.values().stream())
                .flatMap(feed -> feed.streams().stream())
                .toList();
    }
}
