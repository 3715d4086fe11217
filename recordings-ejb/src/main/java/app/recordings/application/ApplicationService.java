package app.recordings.application;

import app.recordings.database.GroupCommit;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import app.recordings.security.Caller;
import app.recordings.security.Secret;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Applications and the keys that let them in. */
@ApplicationScoped
public class ApplicationService {
    /** By this a key is recognised wherever it turns up. */
    public static final String KEY_PREFIX = "rk_";

    private static final int LONGEST_NAME = 200;
    private static final int MOST_LOOK_UPS = 64;

    @Inject
    ApplicationRepository applications;

    @Inject
    ApiKeyService keys;

    @Inject
    ApiKeyUses uses;

    @Inject
    Clock clock;

    /** {@code open}: anyone may make an application; anything else: administrators only. */
    @Inject
    @ConfigProperty(name = "recordings.registration", defaultValue = "closed")
    String registration;

    private final GroupCommit<byte[], Optional<Caller>> lookUps =
            new GroupCommit<>("keys", MOST_LOOK_UPS, failure -> false, hashes -> keys.callers(hashes));

    /** @param maker empty for someone without credentials */
    @Transactional
    public NewApplication create(String name, Optional<Caller> maker) {
        boolean allowed = "open".equals(registration)
                || maker.filter(Caller::isAdministrator).isPresent();
        if (!allowed) {
            throw new ProblemException(
                    maker.isPresent() ? ErrorType.FORBIDDEN : ErrorType.UNAUTHENTICATED,
                    "Only an administrator makes applications here.");
        }
        String trimmed = requireName(name);
        Instant now = clock.instant();
        String key = Secret.random(KEY_PREFIX);
        Application application = new Application(Ids.next(), trimmed, now);
        applications.add(application, new ApiKey(Ids.next(), application.id(), key, now));
        return new NewApplication(application, key);
    }

    /** Looks up all keys that are shown at the same time by one query, made after each of them was shown. */
    public Optional<Caller> identify(String apiKey) {
        Optional<Caller> found = lookUps.commit(Secret.hash(apiKey));
        found.map(Caller::keyId).ifPresent(uses::note);
        return found;
    }

    /** A caller's own application, newest first all of them for an administrator. */
    @Transactional
    public Page<Application> list(Caller caller, PageRequest page) {
        return caller.isAdministrator()
                ? applications.page(page)
                : new Page<>(applications.find(caller.ownerId()).stream().toList(), null);
    }

    /** For administrators: those whose name has a text in it, in whatever case, newest first. */
    @Transactional
    public Page<Application> find(Caller administrator, String name, PageRequest page) {
        if (!administrator.isAdministrator()) {
            throw new ProblemException(ErrorType.FORBIDDEN, "Only an administrator looks for applications.");
        }
        return name.isBlank() ? applications.page(page) : applications.named(name.strip(), page);
    }

    @Transactional
    public Application rename(Caller caller, UUID id, String name) {
        Application application = get(caller, id);
        application.rename(requireName(name));
        return application;
    }

    private static String requireName(String name) {
        String stripped = name == null ? "" : name.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST_NAME
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(List.of(new Violation(
                    "name", "body", "The name must have 1 to 200 characters and no control characters.")));
        }
        return stripped;
    }

    /** A caller's own application; an administrator may see each. */
    @Transactional
    public Application get(Caller caller, UUID id) {
        return applications
                .find(id)
                .filter(found -> caller.isAdministrator() || found.id().equals(caller.ownerId()))
                .orElseThrow(() -> ProblemException.notFound("application"));
    }

    /** Lets an application in by one more key. */
    @Transactional
    public NewApiKey addKey(Caller caller, UUID id) {
        Application application = get(caller, id);
        String secret = Secret.random(KEY_PREFIX);
        ApiKey key = new ApiKey(Ids.next(), application.id(), secret, clock.instant());
        applications.add(key);
        return new NewApiKey(key.id(), secret);
    }

    /** An application's keys, newest first. */
    @Transactional
    public Page<ApiKeyView> keys(Caller caller, UUID id, PageRequest page) {
        return applications.keys(get(caller, id).id(), page);
    }

    /** Writes down which keys were used since this was called last. */
    @Transactional
    public void writeKeyUses() {
        Map<UUID, Long> noted = uses.noted();
        if (!noted.isEmpty()) {
            applications.used(noted);
            uses.written(noted);
        }
    }

    /** From now on the key opens nothing. */
    @Transactional
    public void revokeKey(Caller caller, UUID id, UUID keyId) {
        if (!applications.deleteKey(get(caller, id).id(), keyId)) {
            throw ProblemException.notFound("key");
        }
    }

    /** Those of the keys that have not been revoked. */
    @Transactional
    public Set<UUID> live(Set<UUID> keyIds) {
        return Set.copyOf(applications.live(keyIds));
    }
}
