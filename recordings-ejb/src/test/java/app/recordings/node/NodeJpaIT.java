package app.recordings.node;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NodeJpaIT {
    private static final Load LOAD = new Load(
            0.25, 1_000, 2_000, List.of(new Circuit("Service.call", "open"), new Circuit("Other.call", "closed")));

    private final NodeService nodes = new Beans().get(NodeService.class);
    private final UUID id = UUID.randomUUID();

    private void hear(Load load) {
        nodes.hear(new Node(id, "here:8080", "1.0", Instant.parse("2026-01-01T00:00:00Z"), Duration.ZERO, load));
    }

    private Optional<Node> mine() {
        return nodes.all().stream().filter(node -> node.id().equals(id)).findFirst();
    }

    @Test
    void showsWhatANodeSaidLast() {
        hear(new Load(-1, 1, 1, List.of()));
        hear(LOAD);
        Node node = mine().orElseThrow();
        assertThat(node.load()).isEqualTo(LOAD);
        assertThat(node.name()).isEqualTo("here:8080");
        assertThat(node.isGone()).isFalse();
    }

    @Test
    void silentNodeIsGoneAndForgottenAfterADay() throws Exception {
        hear(LOAD);
        Sql.update("update node set heard_at = now() - interval '16 seconds' where id = ?", id);
        assertThat(mine().orElseThrow().isGone()).isTrue();
        nodes.forget();
        assertThat(mine()).isPresent();
        Sql.update("update node set heard_at = now() - interval '25 hours' where id = ?", id);
        nodes.forget();
        assertThat(mine()).isEmpty();
    }

    @Test
    void nodeThatSaysGoodbyeIsNotThere() {
        hear(LOAD);
        nodes.leave(id);
        assertThat(mine()).isEmpty();
    }
}
