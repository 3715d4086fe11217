package app.recordings.privacy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.job.Job;
import app.recordings.job.JobContext;
import app.recordings.job.JobError;
import app.recordings.job.JobFault;
import app.recordings.job.JobHandler;
import app.recordings.job.JobOutage;
import app.recordings.job.JobService;
import app.recordings.json.Json;
import app.recordings.person.PersonService;
import app.recordings.recording.RecordingService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;

/** Erases recordings one by one, so that whoever takes over finds what is left. In the end it forgets the address too. */
@ApplicationScoped
class EraseAddressHandler implements JobHandler {
    private static final String COUNT = "recordings";

    @Inject
    ErasureService erasures;

    @Inject
    RecordingService recordings;

    @Inject
    PersonService people;

    @Inject
    JobService jobs;

    @Override
    public String type() {
        return ErasureService.JOB_TYPE;
    }

    @Override
    public void run(JobContext job) throws JobFault, JobOutage, InterruptedException {
        String address = object(job.parameters()).getString(ErasureService.ADDRESS, null);
        if (address == null) {
            throw JobFault.permanent(new JobError("address-forgotten", "The address is no longer known."));
        }
        EmailAddress erased = new EmailAddress(address);
        int count = job.result() == null ? 0 : object(job.result()).getInt(COUNT, 0);
        for (List<ErasureRepository.Found> some = erasures.some(erased);
                !some.isEmpty();
                some = erasures.some(erased)) {
            for (ErasureRepository.Found found : some) {
                count += erase(found);
            }
            keep(job, count);
            if (Thread.interrupted()) {
                throw new InterruptedException("The node stops, or the job was cancelled");
            }
        }
        people.forget(address);
        keep(job, count);
    }

    private int erase(ErasureRepository.Found found) {
        try {
            recordings.delete(found.ownerId(), found.id());
            return 1;
        } catch (ProblemException e) {
            // Its owner came first.
            if (e.type() != ErrorType.NOT_FOUND) {
                throw e;
            }
            return 0;
        }
    }

    /** Also finds out whether the job is still this worker's. */
    private void keep(JobContext job, int count) {
        jobs.keep(job, Json.object().add(COUNT, count).build().toString());
    }

    @Override
    public void completed(Job job) {
        jobs.forgetParameters(job.id());
    }

    @Override
    public void cancelled(Job job) {
        jobs.forgetParameters(job.id());
    }

    private static JsonObject object(String json) {
        return Json.read(json);
    }
}
