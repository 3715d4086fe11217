package app.recordings.privacy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.job.Job;
import app.recordings.job.JobService;
import app.recordings.job.NewJob;
import app.recordings.json.Json;
import app.recordings.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Erases what was sent with an email address, of all callers; that the address wants no emails stays known, as a hash. */
@ApplicationScoped
public class ErasureService {
    static final String JOB_TYPE = "erase-address";
    static final String ADDRESS = "email";
    private static final int AT_ONCE = 100;

    @Inject
    ErasureRepository erasures;

    @Inject
    JobService jobs;

    /** Only administrators reach the data of more than one caller. */
    public static void requireAdministrator(Caller caller) {
        if (!caller.isAdministrator()) {
            throw new ProblemException(ErrorType.FORBIDDEN, "Only an administrator may do this.");
        }
    }

    /** How much would be erased; nothing is. */
    @Transactional
    public Erasure count(Caller caller, EmailAddress address) {
        requireAdministrator(caller);
        return erasures.count(address);
    }

    /** Has it erased by a job, which goes on where it was when it is interrupted. */
    @Transactional
    public Job begin(Caller caller, EmailAddress address) {
        requireAdministrator(caller);
        String parameters = Json.object().add(ADDRESS, address.text()).build().toString();
        return jobs.submit(new NewJob(caller.ownerId(), JOB_TYPE, parameters, null));
    }

    @Transactional
    public List<ErasureRepository.Found> some(EmailAddress address) {
        return erasures.some(address, AT_ONCE);
    }
}
