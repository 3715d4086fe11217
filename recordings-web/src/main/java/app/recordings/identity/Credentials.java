package app.recordings.identity;

import app.recordings.application.ApplicationService;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.request.Bearer;
import app.recordings.request.PublicUrl;
import app.recordings.security.AdministratorKey;
import app.recordings.security.Caller;
import app.recordings.security.VisitorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** Tells who calls from what a request brings. */
@ApplicationScoped
public class Credentials {
    /** The cookie that a visitor's browser carries. */
    public static final String COOKIE = "recordings-visitor";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    AdministratorKey administratorKey;

    @Inject
    ApplicationService applications;

    @Inject
    VisitorService visitors;

    @Inject
    PublicUrl publicUrl;

    @Inject
    Refusals refusals;

    /**
     * What matters of a request; each but the method null when not sent.
     *
     * @param site of the header {@code Sec-Fetch-Site}
     * @param from the client's address
     */
    public record Presented(
            String method, String authorization, String cookie, String origin, String site, String from) {}

    /**
     * Finds the caller. A wrong bearer never falls back to the cookie, and a cookie's unsafe request must come from
     * our own page.
     *
     * @return empty when there are no credentials at all
     */
    public Optional<Caller> identify(Presented presented) {
        try {
            return find(presented);
        } catch (ProblemException refused) {
            if (refused.type() != ErrorType.TOO_MANY_REQUESTS) {
                refusals.note(presented, refused);
            }
            throw refused;
        }
    }

    private Optional<Caller> find(Presented presented) {
        if (presented.authorization() != null) {
            return Optional.of(ofBearer(presented.authorization(), presented.from()));
        } else if (presented.cookie() == null) {
            return Optional.empty();
        }
        Caller visitor = visitors.identify(presented.cookie())
                .orElseThrow(() -> unauthenticated("The visitor's cookie is not known, or has expired."));
        if (!SAFE.contains(presented.method()) && !isSameOrigin(presented.origin(), presented.site())) {
            throw new ProblemException(
                    ErrorType.CROSS_SITE_REQUEST, "With the visitor's cookie this can be asked only by our own page.");
        }
        return Optional.of(visitor);
    }

    public static ProblemException unauthenticated(String detail) {
        return new ProblemException(ErrorType.UNAUTHENTICATED, detail);
    }

    private Caller ofBearer(String authorization, String from) {
        String key = Bearer.key(authorization)
                .orElseThrow(() -> unauthenticated("The only scheme of authorization here is Bearer."));
        refusals.requirePatience(from, key);
        Caller caller = ofKey(key).orElseThrow(() -> unauthenticated("The API key is not valid."));
        refusals.trust(key);
        return caller;
    }

    private Optional<Caller> ofKey(String key) {
        return administratorKey.opens(key) ? Optional.of(Caller.administrator()) : applications.identify(key);
    }

    /**
     * Whether a request comes from a page of ours.
     *
     * @param origin of the header {@code Origin}; null when not sent
     * @param site of the header {@code Sec-Fetch-Site}; null when not sent
     */
    public boolean isSameOrigin(String origin, String site) {
        return origin == null ? "same-origin".equals(site) : publicUrl.isOwnOrigin(origin);
    }
}
