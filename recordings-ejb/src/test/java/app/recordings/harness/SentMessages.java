package app.recordings.harness;

import app.recordings.broker.BrokerException;
import app.recordings.broker.MessageBroker;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A broker that keeps what it is sent, or is away. */
public final class SentMessages extends MessageBroker {
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    /** Of all queues, in order. */
    public List<String> texts() {
        return texts;
    }

    public void away(boolean isAway) {
        away = isAway;
    }

    @Override
    public void send(String queue, Collection<String> sent) throws BrokerException {
        ask();
        texts.addAll(sent);
    }

    @Override
    public void ask() throws BrokerException {
        if (away) {
            throw new BrokerException("away", null);
        }
    }
}
