package app.recordings.administrator;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.security.AdministratorKey;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Who may use the console. Once somebody has the role of administrator, somebody always has. */
@ApplicationScoped
public class AdministratorService {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9._@-]{0,62}[a-z0-9])?");

    @Inject
    AdministratorRepository administrators;

    @Inject
    AccountRepository accounts;

    @Inject
    AttemptRepository attempts;

    @Inject
    SessionRepository sessions;

    @Inject
    SessionConfig config;

    @Inject
    Passwords passwords;

    /** By name. */
    @Transactional
    public List<Administrator> all() {
        return administrators.all(config);
    }

    /**
     * @param name of up to 64 small letters, digits, and {@code . _ @ -} between them
     * @return the first password, which is told once and must be changed
     * @throws ProblemException 422 for another name, 409 for one that is somebody's
     */
    @Transactional
    public String create(String name, Role role) {
        if (name == null || !NAME.matcher(name).matches() || name.equals(AdministratorKey.NAME)) {
            throw new ProblemException(
                    ErrorType.INVALID, "A name has up to 64 small letters, digits, and . _ @ - between them.");
        }
        String password = Passwords.random();
        if (!administrators.add(Ids.next(), name, role, passwords.hash(password))) {
            throw new ProblemException(ErrorType.CONFLICT, "Somebody has that name already.");
        }
        return password;
    }

    /** Counts at once, in sessions that are open too. */
    @Transactional
    public void setRole(UUID id, Role role) {
        if (role != Role.ADMINISTRATOR) {
            requireAnother(id);
        }
        require(administrators.setRole(id, role));
    }

    /** Their sessions end at once. */
    @Transactional
    public void remove(UUID id) {
        requireAnother(id);
        require(administrators.delete(id));
    }

    /**
     * Lets somebody begin anew who lost their password, or what shows one-time passwords; their sessions end.
     *
     * @return the first password, which is told once and must be changed
     */
    @Transactional
    public String reset(UUID id) {
        String password = Passwords.random();
        // before the row is held
        String hash = passwords.hash(password);
        require(accounts.lock(id).isPresent());
        accounts.setPassword(id, hash, true);
        attempts.forget(id);
        accounts.removeTotp(id);
        sessions.deleteOthers(id, id);
        return password;
    }

    private void requireAnother(UUID id) {
        List<UUID> all = administrators.lock(Role.ADMINISTRATOR);
        if (all.size() == 1 && all.contains(id)) {
            throw new ProblemException(ErrorType.CONFLICT, "Somebody must stay administrator.");
        }
    }

    private static void require(boolean found) {
        if (!found) {
            throw ProblemException.notFound("administrator");
        }
    }
}
