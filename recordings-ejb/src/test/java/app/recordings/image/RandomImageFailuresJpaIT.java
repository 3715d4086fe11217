package app.recordings.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.image.ImageProviderException.Away;
import app.recordings.image.ImageProviderException.Broken;
import app.recordings.image.ImageProviderException.Refused;
import app.recordings.job.Job;
import app.recordings.job.JobOutage;
import app.recordings.job.JobRequestService;
import app.recordings.job.LeaseLostException;
import app.recordings.job.WorkerJobs;
import app.recordings.storage.ObjectStorage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pictures that are not to be had, or not now. */
class RandomImageFailuresJpaIT extends RandomImageFixture {
    @Test
    void cancelledJobStoresNothing() {
        Job job = claimed("food " + owner);
        beans.get(JobRequestService.class).cancel(owner, job.id());
        assertThatThrownBy(() -> handler.run(WorkerJobs.context(job))).isInstanceOf(LeaseLostException.class);
    }

    @Test
    void failuresAreToldApart() {
        provider.failure = new Refused("no-picture-found", "None.");
        assertFault("no-picture-found", true);
        provider.failure = new Broken("Rubbish.", null);
        assertFault("provider-failed", false);
        provider.failure = null;
        provider.picture = "<html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertFault("provider-failed", false);
        assertThat(handler.isAvailable()).isTrue();
    }

    @Test
    void outageKeepsTheTypeWaitingUntilItIsOver() {
        provider.failure = new Away("away", Duration.ofSeconds(40), null);
        assertThatThrownBy(() -> run("food " + owner))
                .isInstanceOfSatisfying(
                        JobOutage.class, e -> assertThat(e.retryAfter()).hasSeconds(40));
        assertThat(handler.isAvailable()).isFalse();
        beans.clock().advance(Duration.ofSeconds(41));
        assertThat(handler.isAvailable()).isTrue();
    }

    @Test
    void withoutAKeyNothingIsAsked() throws Exception {
        beans = new Beans()
                .put(ImageProvider.class, provider)
                .use(ObjectStorage.class, "app.recordings.storage.database.DatabaseObjectStorage");
        work();
        assertFault("provider-not-configured", true);
        assertThat(provider.asked).hasValue(0);
    }

    @Test
    void topicsAreChecked() {
        for (String parameters : new String[] {
            "{}",
            "{\"query\": \"\"}",
            "{\"query\": 5}",
            "{\"query\": null}",
            "{\"query\": \"a\\u0000b\"}",
            "{\"query\": \"" + "x".repeat(101) + "\"}"
        }) {
            assertThatThrownBy(() -> handler.accept(parse(parameters)))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.violations())
                            .singleElement()
                            .satisfies(
                                    violation -> assertThat(violation.field()).isEqualTo("parameters.query")));
        }
        assertThat(handler.accept(parse("{\"query\": \" caf\u00e9 \", \"more\": 1}")))
                .isEqualTo(parse("{\"query\": \"caf\u00e9\"}"));
    }

    @Test
    void hourlyLimitIsSharedByAllNodes() throws Exception {
        ImageQuotaService quota = beans.get(ImageQuotaService.class);
        Sql.update("delete from image_call");
        List<Optional<Duration>> waits = Together.run(8, () -> quota.take(2));
        assertThat(waits).filteredOn(Optional::isEmpty).hasSize(5);
        assertThat(waits).filteredOn(Optional::isPresent).hasSize(3).allSatisfy(wait -> assertThat(wait.orElseThrow())
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61)));

        Sql.update(
                "update image_call set at = at - interval '61 minutes' where ctid in (select ctid from image_call limit 2)");
        assertThat(quota.take(2)).isEmpty();
        assertThat(quota.take(2)).isPresent();

        quota.giveBack(2);
        assertThat(quota.take(2)).isEmpty();
        assertThat(quota.take(2)).isPresent();
    }
}
