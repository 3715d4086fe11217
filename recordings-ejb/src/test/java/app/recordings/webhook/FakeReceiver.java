package app.recordings.webhook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Takes what is sent, unless it was told to answer otherwise. */
final class FakeReceiver implements WebhookSender {
    private final List<SignedDelivery> sent = new CopyOnWriteArrayList<>();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private Reply usual = new Reply.Taken();
    private Consumer<SignedDelivery> meanwhile = delivery -> {};

    List<SignedDelivery> sent() {
        return sent;
    }

    /** From now on it always answers this. */
    FakeReceiver always(Reply reply) {
        usual = reply;
        return this;
    }

    /** It answers this once. */
    FakeReceiver once(Reply reply) {
        replies.add(reply);
        return this;
    }

    /** What happens while a delivery is on its way. */
    void meanwhile(Consumer<SignedDelivery> what) {
        meanwhile = what;
    }

    @Override
    public synchronized Reply send(SignedDelivery delivery) {
        sent.add(delivery);
        meanwhile.accept(delivery);
        return replies.isEmpty() ? usual : replies.remove();
    }
}
