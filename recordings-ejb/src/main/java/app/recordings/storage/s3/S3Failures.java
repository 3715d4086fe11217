package app.recordings.storage.s3;

import app.recordings.error.ProblemException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/** What a failure of the store means: to callers always that it is away. */
final class S3Failures {
    private static final Logger LOG = Logger.getLogger(S3Failures.class.getName());
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private S3Failures() {}

    static <T> T translated(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            // Its text names hosts, buckets and request ids, no keys.
            LOG.log(Level.WARNING, "The S3 store failed: {0}", e.getMessage());
            throw ProblemException.overloaded("The store cannot take this now; try again soon.", AGAIN);
        }
    }
}
