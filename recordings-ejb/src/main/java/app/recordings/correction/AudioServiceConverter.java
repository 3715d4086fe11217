package app.recordings.correction;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.recording.AudioConverter;
import app.recordings.recording.RenditionFormat;
import app.recordings.storage.Spool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Has the audio service make renditions, for callers who wait for them. */
@ApplicationScoped
class AudioServiceConverter implements AudioConverter {
    private static final Duration RETRY = Duration.ofSeconds(5);

    @Inject
    AudioService service;

    @Override
    public Spool convert(Supplier<InputStream> audio, RenditionFormat format) {
        try {
            return service.convert(audio, format);
        } catch (AudioServiceException.Busy e) {
            throw ProblemException.overloaded("The audio service is busy; try again soon.", e.retryAfter());
        } catch (AudioServiceException.Refused | AudioServiceException.Broken e) {
            throw new ProblemException(ErrorType.NOT_READY, "The audio cannot be had in this form.");
        } catch (AudioServiceException | FaultToleranceException e) {
            throw ProblemException.overloaded("The audio service is away; try again soon.", RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.overloaded("The server is stopping.", RETRY);
        }
    }
}
