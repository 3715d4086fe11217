package app.recordings.quota;

import app.recordings.application.ApplicationService;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import app.recordings.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What is kept of quotas: leases, and the limits that administrators set for applications. */
@ApplicationScoped
public class QuotaService {
    private static final Logger LOG = Logger.getLogger(QuotaService.class.getName());

    @Inject
    QuotaRepository quotas;

    @Inject
    ApplicationService applications;

    /** Takes from a quota's row; whoever gives out from it is told how much. */
    @Transactional
    public Lease.Granted lease(Lease.Wanted wanted) {
        return quotas.lease(wanted);
    }

    /** Of the windows that run. */
    @Transactional
    public Map<Quota, Long> leased(String subject) {
        return quotas.leased(subject);
    }

    @Transactional
    public void forgetEnded() {
        quotas.forgetEnded();
    }

    /** Of all applications that have limits of their own; in a transaction of its own, so that no caller's holds a connection for it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Map<UUID, Map<Quota, Long>> overrides() {
        return quotas.overrides();
    }

    /**
     * Sets all limits that an application has of its own; within five seconds every node holds to them.
     *
     * @param limits each 0 to 10^15; what is not named is as the operator configured
     */
    @Transactional
    public void override(Caller caller, UUID application, Map<Quota, Long> limits) {
        applications.get(caller, application);
        if (!caller.isAdministrator()) {
            throw new ProblemException(ErrorType.FORBIDDEN, "Only an administrator sets quotas.");
        }
        List<Violation> wrong = limits.entrySet().stream()
                .filter(limit -> limit.getValue() < 0 || limit.getValue() > Limits.LARGEST)
                .map(limit -> new Violation(
                        limit.getKey().field(), "body", "The limit must be a number from 0 to " + Limits.LARGEST + "."))
                .toList();
        if (!wrong.isEmpty()) {
            throw ProblemException.invalid(wrong);
        }
        quotas.override(application, limits);
        LOG.log(Level.INFO, "An administrator set the quotas of application {0}: {1}", new Object[] {application, limits
        });
    }
}
