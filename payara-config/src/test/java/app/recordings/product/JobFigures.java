package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.Product;
import app.recordings.launcher.ProductSession;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a long queue costs. Its rows come in bulk by SQL, since the API takes minutes for so many. Run by {@code -Pfaults}. */
class JobFigures {
    private static final int QUEUED = 100_000;
    private static final int CALLERS = 10;
    private static final int CALLS = 200;
    private static final Duration LOOKED_AT = Duration.ofSeconds(60);
    private static final String FILL = """
            insert into job (id, owner_id, type, parameters, status, attempts, max_attempts, created_at)
            select gen_random_uuid(), ?, 'random-image', jsonb_build_object('query', 'topic ' || n), 'queued', 0, 5, now()
            from generate_series(1, ?) n
            """;

    private static FakePhotos photos;
    private static Product product;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        photos = new FakePhotos();
        photos.delay(Duration.ofSeconds(2));
        var options = new ArrayList<>(photos.nodeOptions());
        options.add("-Drecordings.job.caller-limit=1000000");
        options.add("-Drecordings.job.limit=1000000");
        product = ProductSession.startAsShipped("queue", options);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (product != null) {
            product.stop();
        }
        photos.close();
    }

    @Test
    void aHundredThousandQueuedJobsCostTheNodeNothing() throws Exception {
        var inside = new Insides(product);
        var one = Client.application(product.url());
        var crowd = Stream.generate(() -> Client.application(product.url()))
                .limit(CALLERS - 1L)
                .toList();
        assertThat(crowd).hasSize(CALLERS - 1);
        measured(one);
        measured(one);
        var before = measured(one);
        var heapBefore = inside.heapMebibytes();
        var residentBefore = inside.residentMebibytes();
        fill(inside, inside.owners());
        var first = measured(one);
        await().pollDelay(LOOKED_AT).atMost(LOOKED_AT.plusSeconds(5)).until(() -> true);
        var after = measured(one);
        var newcomer = measured(Client.application(product.url()));
        Report.line(
                "queue of %d jobs of %d callers (filled by SQL): node's heap after a collection %d MiB before, %d MiB after;"
                                .formatted(QUEUED, CALLERS, heapBefore, inside.heapMebibytes())
                        + " resident %d MiB before, %d MiB after; a submission takes %s before, %s at once after the filling, %s a minute"
                                .formatted(residentBefore, inside.residentMebibytes(), before, first, after)
                        + " later, %s for a newcomer".formatted(newcomer));
    }

    @Test
    void aCallersOwnHundredThousandMakeNoCallSlow() throws Exception {
        var inside = new Insides(product);
        var caller = Client.application(product.url());
        var owners = inside.owners();
        var before = measured(caller);
        fill(inside, List.of(owners.get(owners.size() - 1)));
        var first = measured(caller);
        await().pollDelay(LOOKED_AT).atMost(LOOKED_AT.plusSeconds(5)).until(() -> true);
        var after = measured(caller);
        var list = median(() -> caller.get("/api/v1/jobs?limit=50"));
        var summary = median(() -> caller.get("/api/v1/jobs/summary"));
        Report.line(
                "a caller with %d queued jobs: a submission takes %s before, %s at once after the filling, %s a minute later;"
                                .formatted(QUEUED, before, first, after)
                        + " a list of 50 takes %.1f ms, the summary %.1f ms".formatted(list, summary));
    }

    private static void fill(Insides inside, List<UUID> owners) throws SQLException, IOException {
        try (var connection = inside.database();
                var statement = connection.prepareStatement(FILL)) {
            for (var owner : owners) {
                statement.setObject(1, owner);
                statement.setInt(2, QUEUED / owners.size());
                statement.executeUpdate();
            }
        }
    }

    /** Of submissions one after the other. */
    private static String measured(Client client) {
        var submit = "{\"type\": \"random-image\", \"parameters\": {\"query\": \"food\"}}".getBytes(UTF_8);
        return "%.1f ms".formatted(median(() -> client.post("/api/v1/jobs", "application/json", submit)
                .is(202)));
    }

    private static double median(Supplier<Answer> call) {
        var took = IntStream.range(0, CALLS)
                .mapToLong(i -> {
                    long began = System.nanoTime();
                    assertThat(call.get().status()).isLessThan(300);
                    return System.nanoTime() - began;
                })
                .sorted()
                .toArray();
        return took[CALLS / 2] / 1e6;
    }
}
