package app.recordings.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What nodes say of themselves. */
@ApplicationScoped
public class NodeService {
    private static final Duration REMEMBERED = Duration.ofDays(1);

    @Inject
    NodeRepository nodes;

    /** All that were heard of within a day and did not say goodbye, the oldest first. */
    @Transactional
    public List<Node> all() {
        return nodes.all();
    }

    /** A node tells how it does. */
    @Transactional
    public void hear(Node node) {
        nodes.heard(node);
    }

    /** A node stops. */
    @Transactional
    public void leave(UUID id) {
        nodes.remove(id);
    }

    /** Nobody needs to know any more of those that have long been gone. */
    @Transactional
    public void forget() {
        nodes.forget(REMEMBERED);
    }
}
