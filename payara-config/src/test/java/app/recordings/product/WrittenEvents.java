package app.recordings.product;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Events of all applications, written as another node would: rows in the log, then a bell for each owner on the topic. */
final class WrittenEvents implements AutoCloseable {
    private static final int ROUNDS_PER_SECOND = 20;
    private static final String INSERT = """
            insert into event (owner_id, type, at, job_id, attempt)
            values (?, 'job.completed', clock_timestamp(), gen_random_uuid(), 1) returning id
            """;

    private static final String BACKLOG = """
            insert into event (owner_id, type, at, job_id, attempt)
            select ?, 'job.completed', clock_timestamp(), gen_random_uuid(), 1 from generate_series(1, ?)
            """;

    private final List<UUID> owners;
    private final Connection database;
    private final ActiveMQConnectionFactory broker;
    private final JMSContext messages;
    private int next;

    WrittenEvents(Insides inside) throws SQLException, IOException {
        owners = inside.owners();
        database = inside.database();
        broker = inside.broker();
        messages = broker.createContext(JMSContext.AUTO_ACKNOWLEDGE);
    }

    /** So many of each owner, which nobody is told of. */
    void writeBefore(int each) throws SQLException {
        for (var owner : owners) {
            writeBefore(database, owner, each);
        }
    }

    static void writeBefore(Connection database, UUID owner, int count) throws SQLException {
        try (var statement = database.prepareStatement(BACKLOG)) {
            statement.setObject(1, owner);
            statement.setInt(2, count);
            statement.executeUpdate();
        }
    }

    /** At an even pace, of one owner after the other. */
    void write(int perSecond, Duration length) {
        long began = System.nanoTime();
        long rounds = length.toSeconds() * ROUNDS_PER_SECOND;
        for (long round = 0; round < rounds; round++) {
            long due = began + round * 1_000_000_000L / ROUNDS_PER_SECOND;
            java.util.concurrent.locks.LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            writeRound(perSecond / ROUNDS_PER_SECOND);
        }
    }

    /** Each in a transaction of its own. */
    private void writeRound(int count) {
        try (var statement = database.prepareStatement(INSERT)) {
            for (int i = 0; i < count; i++) {
                var owner = owners.get(next++ % owners.size());
                statement.setObject(1, owner);
                try (var row = statement.executeQuery()) {
                    row.next();
                    ring(owner, row.getLong(1));
                }
            }
        } catch (SQLException | JMSException e) {
            throw new AssertionError(e);
        }
    }

    private void ring(UUID owner, long event) throws JMSException {
        var message = messages.createTextMessage("{\"v\":1,\"owner\":\"%s\",\"event\":%d}".formatted(owner, event));
        messages.createProducer()
                .setDeliveryMode(jakarta.jms.DeliveryMode.NON_PERSISTENT)
                .send(messages.createTopic("events"), message);
    }

    @Override
    public void close() throws SQLException {
        messages.close();
        broker.close();
        database.close();
    }
}
