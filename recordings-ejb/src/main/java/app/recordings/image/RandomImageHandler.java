package app.recordings.image;

import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import app.recordings.job.JobContext;
import app.recordings.job.JobError;
import app.recordings.job.JobFault;
import app.recordings.job.JobHandler;
import app.recordings.job.JobOutage;
import app.recordings.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Finds a random picture for a topic. */
@ApplicationScoped
class RandomImageHandler implements JobHandler {
    private static final Logger LOG = Logger.getLogger(RandomImageHandler.class.getName());
    private static final Duration OUTAGE_WAIT = Duration.ofSeconds(5);
    private static final int LONGEST_QUERY = 100;

    @Inject
    ImageProvider provider;

    @Inject
    ImageAvailability availability;

    @Inject
    ImageService images;

    @Inject
    ImageConfig config;

    @Override
    public String type() {
        return "random-image";
    }

    @Override
    public boolean isAvailable() {
        return availability.isAvailable();
    }

    @Override
    public JsonObject accept(JsonObject parameters) {
        String query = parameters.get("query") instanceof JsonString text
                ? text.getString().strip()
                : "";
        if (query.isEmpty()
                || query.length() > LONGEST_QUERY
                || query.codePoints().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(List.of(new Violation(
                    "parameters.query", "body", "The topic must be a text of 1 to " + LONGEST_QUERY + " characters.")));
        }
        return Json.object().add("query", query).build();
    }

    @Override
    public boolean isOffered() {
        return config.providerKey().isPresent();
    }

    @Override
    public void run(JobContext job) throws JobFault, JobOutage, InterruptedException {
        String topic = topic(job);
        if (job.result() != null || images.reuse(job, topic)) {
            return;
        } else if (!isOffered()) {
            throw JobFault.permanent(
                    new JobError("provider-not-configured", "This server has no provider of pictures."));
        }
        try {
            find(job, topic);
        } catch (ImageProviderException.Limited e) {
            throw outage("the provider's hourly limit is reached", e.retryAfter(), e);
        } catch (ImageProviderException.Away e) {
            throw outage(e.getMessage(), e.retryAfter(), e);
        } catch (FaultToleranceException e) {
            throw outage("the provider of pictures is left in peace", OUTAGE_WAIT, e);
        } catch (ImageProviderException.Refused e) {
            throw JobFault.permanent(new JobError(e.code(), e.getMessage()));
        } catch (ImageProviderException e) {
            throw JobFault.passing(new JobError("provider-failed", e.getMessage()), e);
        }
    }

    private void find(JobContext job, String topic) throws ImageProviderException, InterruptedException {
        Photo photo = provider.random(topic);
        if (!images.reuse(job, topic, photo)) {
            if (config.isHotlinking()) {
                images.leave(job, topic, photo);
            } else {
                images.keep(job, topic, photo, fetch(photo));
            }
        }
        try {
            provider.used(photo);
        } catch (ImageProviderException | FaultToleranceException e) {
            LOG.log(Level.INFO, "The provider was not told that its picture is used: {0}", e.getMessage());
        }
    }

    private Picture fetch(Photo photo) throws ImageProviderException, InterruptedException {
        return Picture.of(provider.fetch(photo))
                .orElseThrow(() ->
                        new ImageProviderException.Broken("The provider sent something that is no picture.", null));
    }

    private JobOutage outage(String why, Duration wait, Exception cause) {
        availability.isAway(wait);
        return new JobOutage(why, wait, cause);
    }

    /** As providers take it: case and spaces make no difference. */
    private static String topic(JobContext job) {
        return Json.read(job.parameters())
                .getString("query")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
    }
}
