package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.launcher.Product;
import app.recordings.launcher.ProductSession;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How fast messages are numbered over HTTP, beside a loop that does no more than hold a chat's row, count it up, insert and
 * commit, in the same database in the same minute, and beside requests that do nothing. Run by {@code -Pfaults}.
 */
class NumberingFigures {
    private static final int CONNECTIONS = 16;
    private static final int CHATS = 20;
    private static final int ROUNDS = 5;
    private static final Duration WARM = Duration.ofSeconds(Integer.getInteger("recordings.numbering.warm", 100));
    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final String BODY = "Could you please tell the others that we shall meet at noon, in the small room";

    private static Product product;
    private static Client client;
    private static String chats;

    @BeforeAll
    static void start() throws IOException, InterruptedException, SQLException {
        product = ProductSession.startAsShipped("numbering", List.of());
        client = Client.application(product.url());
        chats = "/api/v1/applications/"
                + client.get("/api/v1/applications").json().at("/data/0/token").asText() + "/chats";
        for (int chat = 0; chat < CHATS; chat++) {
            client.post(chats, "application/json", "{}".getBytes(UTF_8)).is(201);
        }
        try (var database = new Insides(product).database();
                var statement = database.createStatement()) {
            statement.execute("create table plain_chat (id int primary key, messages bigint not null)");
            statement.execute("create table plain_message (chat_id int, number bigint, owner_id uuid, body text,"
                    + " created_at timestamptz not null, primary key (chat_id, number))");
            statement.execute("insert into plain_chat select n, 0 from generate_series(0, " + (CHATS - 1) + ") n");
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (product != null) {
            product.stop();
        }
    }

    @Test
    void messagesAreNumberedBesideALoopOfRows() throws Exception {
        rate(WARM.dividedBy(5), NumberingFigures::nothing);
        rate(WARM, NumberingFigures::posts);
        var ours = new ArrayList<Double>();
        var loops = new ArrayList<Double>();
        var ceilings = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(rate(ROUND, NumberingFigures::posts));
            loops.add(rate(ROUND, NumberingFigures::rows));
            ceilings.add(rate(ROUND, NumberingFigures::nothing));
        }
        double loop = median(loops);
        Report.line(
                "numbering over %d connections in %d chats: %.0f messages/s over HTTP, %.0f/s by a loop of single rows: %.2f times; %.0f requests/s that do nothing: %.2f times"
                        .formatted(
                                CONNECTIONS,
                                CHATS,
                                median(ours),
                                loop,
                                median(ours) / loop,
                                median(ceilings),
                                median(ceilings) / loop));
    }

    /** Does something again and again until the time is over. */
    private interface Worker {
        long work(long deadline) throws Exception;
    }

    private static double rate(Duration time, Worker worker) throws Exception {
        var executor = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long deadline = System.nanoTime() + time.toNanos();
            var tasks = new ArrayList<Callable<Long>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                tasks.add(() -> worker.work(deadline));
            }
            long done = 0;
            for (var task : executor.invokeAll(tasks)) {
                done += task.get();
            }
            return done / (double) time.toSeconds();
        } finally {
            executor.shutdownNow();
        }
    }

    private static long posts(long deadline) {
        var body = ("{\"body\": \"" + BODY + "\"}").getBytes(UTF_8);
        long done = 0;
        for (; System.nanoTime() < deadline; done++) {
            client.post(chats + "/" + (1 + anyChat()) + "/messages", "application/json", body)
                    .is(201);
        }
        return done;
    }

    /** What this machine and this client can do over HTTP at best: known callers who ask for what is in memory. */
    private static long nothing(long deadline) {
        long done = 0;
        for (; System.nanoTime() < deadline; done++) {
            client.get("/api/v1/languages").is(200);
        }
        return done;
    }

    private static long rows(long deadline) throws SQLException, IOException {
        long done = 0;
        try (var database = new Insides(product).database()) {
            database.setAutoCommit(false);
            for (; System.nanoTime() < deadline; done++) {
                number(database, anyChat());
                database.commit();
            }
        }
        return done;
    }

    private static void number(Connection database, int chat) throws SQLException {
        try (var count = database.prepareStatement(
                        "update plain_chat set messages = messages + 1 where id = ? returning messages");
                var insert = database.prepareStatement(
                        "insert into plain_message values (?, ?, gen_random_uuid(), ?, now())")) {
            count.setInt(1, chat);
            try (var row = count.executeQuery()) {
                assertThat(row.next()).isTrue();
                insert.setLong(2, row.getLong(1));
            }
            insert.setInt(1, chat);
            insert.setString(3, BODY);
            insert.executeUpdate();
        }
    }

    private static int anyChat() {
        return ThreadLocalRandom.current().nextInt(CHATS);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
