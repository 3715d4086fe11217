package app.recordings.node;

import app.recordings.time.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has this node tell of itself, and takes it off the list when it stops. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NodeSweeper {
    private static final Logger LOG = Logger.getLogger(NodeSweeper.class.getName());

    @Resource
    ManagedExecutorService executor;

    @Inject
    ThisNode thisNode;

    @Inject
    NodeService nodes;

    private Rounds rounds;

    @PostConstruct
    void start() {
        rounds = new Rounds(executor)
                .every(Duration.ofSeconds(3), "telling of this node", this::tell)
                .every(Duration.ofMinutes(10), "forgetting nodes", nodes::forget);
    }

    @PreDestroy
    void stop() {
        rounds.close();
        try {
            nodes.leave(thisNode.id());
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "This node could not say goodbye; it will count as gone in a moment", e);
        }
    }

    private void tell() {
        nodes.hear(thisNode.now());
    }
}
