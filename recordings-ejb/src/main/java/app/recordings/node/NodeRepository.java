package app.recordings.node;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Nodes. How long one was silent is the database's to say. */
@ApplicationScoped
class NodeRepository {
    @Inject
    EntityManager entityManager;

    /** The node is heard of; its own idea of its silence does not count. */
    void heard(Node node) {
        entityManager
                .createNativeQuery("""
                        insert into node (id, name, version, started_at, heard_at, processor, heap_used_bytes,
                            heap_limit_bytes, circuits)
                        values (:id, :name, :version, :started, now(), :processor, :heapUsed, :heapLimit, :circuits)
                        on conflict (id) do update set heard_at = excluded.heard_at, processor = excluded.processor,
                            heap_used_bytes = excluded.heap_used_bytes, heap_limit_bytes = excluded.heap_limit_bytes,
                            circuits = excluded.circuits
                        """)
                .setParameter("id", node.id())
                .setParameter("name", node.name())
                .setParameter("version", node.version())
                .setParameter("started", node.startedAt())
                .setParameter("processor", node.load().processor())
                .setParameter("heapUsed", node.load().heapUsedBytes())
                .setParameter("heapLimit", node.load().heapLimitBytes())
                .setParameter(
                        "circuits",
                        node.load().circuits().stream().map(Circuit::text).collect(Collectors.joining(",")))
                .executeUpdate();
    }

    /** The oldest first. */
    List<Node> all() {
        return NativeSql.query(entityManager, """
                        select id, name, version, started_at, processor, heap_used_bytes, heap_limit_bytes, circuits,
                            cast(extract(epoch from clock_timestamp() - heard_at) * 1000 as bigint) as silent_ms
                        from node order by started_at, id
                        """, Tuple.class)
                .getResultStream()
                .map(NodeRepository::node)
                .toList();
    }

    void remove(UUID id) {
        entityManager
                .createNativeQuery("delete from node where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    void forget(Duration silence) {
        entityManager
                .createNativeQuery("delete from node where heard_at < now() - :silence * interval '1 millisecond'")
                .setParameter("silence", silence.toMillis())
                .executeUpdate();
    }

    private static Node node(Tuple row) {
        Load load = new Load(
                row.get("processor", Double.class),
                row.get("heap_used_bytes", Long.class),
                row.get("heap_limit_bytes", Long.class),
                Stream.of(row.get("circuits", String.class).split(",", -1))
                        .filter(circuit -> !circuit.isEmpty())
                        .map(Circuit::parse)
                        .toList());
        return new Node(
                row.get("id", UUID.class),
                row.get("name", String.class),
                row.get("version", String.class),
                row.get("started_at", Instant.class),
                Duration.ofMillis(Math.max(0, row.get("silent_ms", Long.class))),
                load);
    }
}
