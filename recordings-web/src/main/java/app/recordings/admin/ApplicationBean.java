package app.recordings.admin;

import app.recordings.administrator.Role;
import app.recordings.application.ApiKeyView;
import app.recordings.application.ApplicationService;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.job.JobRequestService;
import app.recordings.paging.PageRequest;
import app.recordings.privacy.Retention;
import app.recordings.privacy.RetentionService;
import app.recordings.quota.Limits;
import app.recordings.quota.Quota;
import app.recordings.quota.Quotas;
import app.recordings.quota.StoredBytesService;
import app.recordings.security.Caller;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The page of one application: its name, keys, quotas and how long its recordings are kept. To pages a word of their own. */
@Named("tenant")
@RequestScoped
public class ApplicationBean {
    private static final PageRequest KEYS = new PageRequest(null, PageRequest.LARGEST);

    @Inject
    ApplicationService applications;

    @Inject
    Quotas quotas;

    @Inject
    StoredBytesService storedBytes;

    @Inject
    JobRequestService jobs;

    @Inject
    RetentionService retentions;

    @Inject
    SignedIn signedIn;

    @Inject
    ConsoleRequest request;

    private final Caller caller = Caller.administrator();
    private UUID id;
    private ApplicationRow row;
    private String apiKey;

    /**
     * A quota and what is used of it.
     *
     * @param limit that holds; null for none
     * @param own what an administrator set for this application; null for what holds for all
     */
    public record QuotaRow(String code, Long limit, Long own, long used) {}

    @PostConstruct
    void look() {
        id = request.id("id");
        row = ApplicationRow.of(applications.get(caller, id));
    }

    public ApplicationRow getRow() {
        return row;
    }

    public void rename() {
        act("rename", request.text("name"), () -> applications.rename(caller, id, request.text("name")));
        look();
        ConsoleRequest.say("Renamed.");
    }

    /** The newest first, 200 at most. */
    public List<ApiKeyView> getKeys() {
        return applications.keys(caller, id, KEYS).rows();
    }

    public void addKey() {
        apiKey = act("key.create", "", () -> applications.addKey(caller, id)).apiKey();
    }

    /** The key that was just made; shown this once. */
    public String getApiKey() {
        return apiKey;
    }

    public void revokeKey() {
        UUID key = request.id("key");
        act("key.revoke", key.toString(), () -> {
            applications.revokeKey(caller, id, key);
            return key;
        });
        ConsoleRequest.say("Revoked. Nothing is opened by it any more.");
    }

    public List<QuotaRow> getQuotas() {
        Limits limits = quotas.limits(id);
        Map<Quota, Long> own = quotas.overrides(id);
        Map<Quota, Long> used = quotas.used(id);
        used.put(Quota.STORED_BYTES, storedBytes.sum(id));
        used.put(Quota.QUEUED_JOBS, jobs.queued(id));
        return ofApplications()
                .map(quota -> new QuotaRow(
                        quota.code(),
                        limits.has(quota) ? limits.of(quota) : null,
                        own.get(quota),
                        used.getOrDefault(quota, 0L)))
                .toList();
    }

    private static Stream<Quota> ofApplications() {
        return Stream.of(Quota.values()).filter(quota -> quota != Quota.REFUSALS_PER_MINUTE);
    }

    public void setQuotas() {
        Map<Quota, Long> own = new EnumMap<>(Quota.class);
        ofApplications()
                .filter(quota -> !request.text(quota.code()).isEmpty())
                .forEach(quota -> own.put(quota, number(quota.code())));
        signedIn.require(Role.ADMINISTRATOR);
        // Not in one transaction: what this node holds to is read anew once the change is committed.
        signedIn.did("application.quotas", id.toString(), own.toString());
        quotas.override(caller, id, own);
        ConsoleRequest.say("Set. Every node holds to it within five seconds.");
    }

    private long number(String field) {
        String text = request.text(field);
        if (!text.matches("\\d{1,18}")) {
            throw new ProblemException(ErrorType.INVALID, "Not a number: " + field + ".");
        }
        return Long.parseLong(text);
    }

    public Retention getRetention() {
        return retentions.get(caller, id);
    }

    public void setRetention() {
        boolean inherited = request.text("days").isEmpty();
        Long milliseconds = inherited
                ? null
                : Duration.ofDays(Math.min(number("days"), Integer.MAX_VALUE)).toMillis();
        String told = inherited ? "as the operator says" : request.text("days") + " days";
        act("retention", told, () -> retentions.put(caller, id, milliseconds));
        ConsoleRequest.say("Set.");
    }

    private <T> T act(String what, String detail, Supplier<T> act) {
        signedIn.require(Role.ADMINISTRATOR);
        return signedIn.does("application." + what, id.toString(), detail, act);
    }
}
