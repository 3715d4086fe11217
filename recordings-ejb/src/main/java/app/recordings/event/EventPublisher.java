package app.recordings.event;

import app.recordings.broker.BrokerException;
import app.recordings.broker.Courier;
import app.recordings.broker.MessageBroker;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Rings on every node for events that were committed. A lost bell costs a second: the streams also look by themselves. */
@ApplicationScoped
public class EventPublisher {
    /** The topic that every node listens to. */
    public static final String TOPIC = "events";

    @Inject
    MessageBroker broker;

    @Resource
    ManagedExecutorService executor;

    private Courier<EventSignal> courier;

    @PostConstruct
    void start() {
        courier = new Courier<>("event-publisher", executor, this::send);
    }

    @PreDestroy
    void stop() {
        courier.close();
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) EventRecorded event) {
        courier.take(EventSignal.bell(event));
    }

    /** Tells whoever listens now how far a job is. */
    public void progress(UUID ownerId, EventSignal.Progress progress) {
        courier.take(new EventSignal(ownerId, null, progress));
    }

    private void send(List<EventSignal> signals) throws BrokerException {
        Map<UUID, EventSignal> bells = new LinkedHashMap<>();
        signals.stream()
                .filter(signal -> signal.progress() == null)
                .forEach(bell -> bells.merge(bell.ownerId(), bell, EventPublisher::later));
        Stream<EventSignal> progress = signals.stream().filter(signal -> signal.progress() != null);
        broker.publish(
                TOPIC,
                Stream.concat(progress, bells.values().stream())
                        .map(EventSignal::toText)
                        .toList());
    }

    private static EventSignal later(EventSignal one, EventSignal other) {
        return one.eventId() > other.eventId() ? one : other;
    }
}
