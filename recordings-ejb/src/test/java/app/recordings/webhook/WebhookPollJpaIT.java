package app.recordings.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.event.EventType;
import app.recordings.harness.Sql;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A look for webhooks with something to do costs what they have to do, however many rest. */
class WebhookPollJpaIT extends WebhookTest {
    private static final int OTHERS = Integer.getInteger("recordings.webhook.others", 1_000);
    private static final int DELIVERIES_OF_EACH = Integer.getInteger("recordings.webhook.deliveries", 10);
    private static final Pattern READ = Pattern.compile("shared hit=(\\d+)(?: read=(\\d+))?");

    @AfterEach
    void forgetOthers() throws Exception {
        Sql.update("delete from application where name = 'resting'");
    }

    @Test
    void aWebhookIsFoundAmongManyThatRest() throws Exception {
        put();
        sweep();
        long alone = read();
        others();
        assertThat(turns.waiting(1000)).doesNotContain(webhookId());
        assertThat(read()).as("pages read, %d among none", alone).isLessThan(alone + 50);
        happens(EventType.COMPLETED, UUID.randomUUID());
        assertThat(turns.waiting(1000)).contains(webhookId());
        assertThat(read()).isLessThan(alone + 50);
        sweep();
        assertThat(only().status()).isEqualTo("delivered");
        assertThat(turns.waiting(1000)).doesNotContain(webhookId());
    }

    @Test
    void whatHappenedBeforeItsFirstTurnIsNotMissedIfOthersLookedMeanwhile() throws Exception {
        put();
        happens(EventType.COMPLETED, UUID.randomUUID());
        turns.waiting(1);
        Sql.update("update webhook set events_to = null where owner_id = ?", app);
        turns.waiting(1);
        sweep();
        assertThat(log()).hasSize(1);
    }

    private static void others() throws Exception {
        Sql.update("insert into application (id, name, created_at) select gen_random_uuid(), 'resting', now()"
                + " from generate_series(1, " + OTHERS + ")");
        Sql.update("""
                insert into webhook (id, owner_id, url, secret_version, position, events_to, failures, created_at)
                select gen_random_uuid(), id, 'https://receiver.example', 1, 1, 1, 0, now()
                from application where name = 'resting'
                """);
        Sql.update("""
                insert into webhook_delivery (id, webhook_id, owner_id, event_id, event, body, status, attempts, retry_until,
                    created_at)
                select gen_random_uuid(), w.id, w.owner_id, n, 'job.completed', '{}', 'delivered', 1, now(), now()
                from application a join webhook w on w.owner_id = a.id cross join generate_series(1, %d) n
                where a.name = 'resting'
                """.formatted(DELIVERIES_OF_EACH));
        Sql.update("vacuum analyze webhook_delivery");
        Sql.update("vacuum analyze webhook");
    }

    /** Pages, by the database's own account. */
    private static long read() throws Exception {
        List<String> plan = Sql.column("explain (analyze, buffers) "
                + WebhookRepository.WAITING.replace(":limit", "100").replace(":room", "5"));
        var read = READ.matcher(plan.get(0) + plan.get(1));
        assertThat(read.find()).as("%s", plan).isTrue();
        return Long.parseLong(read.group(1)) + (read.group(2) == null ? 0 : Long.parseLong(read.group(2)));
    }
}
