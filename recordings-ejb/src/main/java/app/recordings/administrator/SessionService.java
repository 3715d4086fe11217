package app.recordings.administrator;

import app.recordings.security.AdministratorKey;
import app.recordings.security.Secret;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who is signed in to the console. Nothing of it is remembered by a node, so that what ended has ended everywhere. */
@ApplicationScoped
public class SessionService {
    @Inject
    SessionRepository sessions;

    @Inject
    SessionConfig config;

    @Inject
    AdministratorKey key;

    @Inject
    ConsoleAccess access;

    /** @return the cookie's token, which is not stored */
    @Transactional
    public String open(SessionOwner owner, String address) {
        sessions.deleteExpired(config);
        String token = Secret.random("");
        sessions.add(Ids.next(), hash(owner, token), owner, address);
        return token;
    }

    private byte[] hash(SessionOwner owner, String token) {
        if (owner.isOperator()) {
            return byKey(token);
        }
        return owner.isOfProvider() ? byProvider(token) : Secret.hash(token);
    }

    /** Another one for each way in which the provider's people are let in, so that it ends with that. */
    private byte[] byProvider(String token) {
        return Secret.hash(token + " by " + access.fingerprint());
    }

    /** Another hash for each operator's key, so that what one of them opened ends when it is changed. */
    private byte[] byKey(String token) {
        return Secret.hash(token + " by " + key.fingerprint());
    }

    /** Who has this token, unless that has ended; it is used by this. */
    @Transactional
    public Optional<Session> use(String token) {
        Optional<Session> session = look(token);
        session.map(Session::id).ifPresent(sessions::used);
        return session;
    }

    /** The same for what a page asks by itself, so that one who left it open is signed out in time. */
    @Transactional
    public Optional<Session> look(String token) {
        List<byte[]> hashes = new ArrayList<>(List.of(byKey(token)));
        if (access.isByPassword()) {
            hashes.add(Secret.hash(token));
        }
        if (access.isByOpenId()) {
            hashes.add(byProvider(token));
        }
        return sessions.findLive(hashes, config);
    }

    /** Those that go on, by name; 200 at most. */
    @Transactional
    public List<OpenSession> all() {
        return sessions.live(config);
    }

    /** All of the same account's. */
    @Transactional
    public void endOthers(Session session) {
        if (session.administratorId() != null) {
            sessions.deleteOthers(session.administratorId(), session.id());
        }
    }

    /** @return whether there was one */
    @Transactional
    public boolean end(UUID id) {
        return sessions.delete(id);
    }
}
