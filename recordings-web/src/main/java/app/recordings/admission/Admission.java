package app.recordings.admission;

import app.recordings.error.ProblemException;
import app.recordings.metrics.Metrics;
import app.recordings.quota.Charge;
import app.recordings.quota.Quota;
import app.recordings.quota.Quotas;
import app.recordings.quota.Standing;
import app.recordings.security.Caller;
import io.prometheus.metrics.core.metrics.Counter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets requests in as far as quotas go, and tells on every answer how the caller stands, by the fields {@code RateLimit} and
 * {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers): of each the quota that is nearest to its end.
 */
@ApplicationScoped
public class Admission {
    private static final String REMAINING = "RateLimit";
    private static final String POLICY = "RateLimit-Policy";

    private static final Counter REFUSED = Metrics.counter(
            "recordings_quota_refusals", "Requests refused because a quota was used up, by which.", "quota");

    static {
        for (Quota quota : Quota.values()) {
            REFUSED.initLabelValues(quota.code());
            REFUSED.initLabelValues("address-" + quota.code());
        }
    }

    @Inject
    Quotas quotas;

    /**
     * A request that is being answered.
     *
     * @param from the client's address
     */
    public record Request(String from, Charge charge, HttpServletResponse answer) {}

    /** @throws ProblemException 429 when its address has nothing left */
    public void ofAddress(Request request) {
        admit(quotas.ofAddress(request.from(), request.charge()), "address-", request);
    }

    /** @throws ProblemException 429 when the caller has nothing left */
    public void ofCaller(Caller caller, Request request) {
        admit(quotas.ofCaller(caller, request.charge()), "", request);
    }

    /**
     * Content that a caller is going to send apart from this request, some of it perhaps not to us, counts now.
     *
     * @param bytes that it announced
     * @throws ProblemException 429 when the caller has less left
     */
    public void ofAnnounced(Caller caller, long bytes, HttpServletResponse answer) {
        Charge charge = Charge.ofBytes(bytes);
        admit(quotas.ofCaller(caller, charge), "", new Request(null, charge, answer));
    }

    /** The body as it is read, each piece counted, as its length was not told before. */
    public CountedBody counted(InputStream body, Optional<Caller> caller, String from) {
        return new CountedBody(body, bytes -> quotas.spent(caller, from, Charge.ofBytes(bytes)));
    }

    private static void admit(Optional<Standing> found, String kind, Request request) {
        if (found.isEmpty()) {
            return;
        }
        Standing standing = found.get();
        String name = '"' + kind + standing.quota().code() + '"';
        first(REMAINING, name + ";r=" + standing.remaining() + ";t=" + standing.resetSeconds(), request.answer());
        first(POLICY, policy(name, standing), request.answer());
        if (!standing.isAdmitted()) {
            REFUSED.labelValues(kind + standing.quota().code()).inc();
            throw ProblemException.tooManyRequests(
                    "The limit " + kind + standing.quota().code() + " is " + standing.limit()
                            + ", and less is left than this takes.",
                    Duration.ofSeconds(standing.resetSeconds()));
        }
    }

    private static String policy(String name, Standing standing) {
        String unit = standing.quota().isBytes() ? ";qu=\"content-bytes\"" : "";
        return name + ";q=" + standing.limit() + unit + ";w="
                + standing.quota().window().orElseThrow().toSeconds();
    }

    // One line, as not every client reads more than one.
    private static void first(String header, String item, HttpServletResponse answer) {
        String others = answer.getHeader(header);
        answer.setHeader(header, others == null ? item : item + ", " + others);
    }
}
