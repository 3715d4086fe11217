package app.recordings.administrator;

/** Somebody in a session who showed their password just now. Only {@link AccountService} makes it. */
public final class Proven {
    private final Session session;
    private final String password;

    Proven(Session session, String password) {
        this.session = session;
        this.password = password;
    }

    Session session() {
        return session;
    }

    String password() {
        return password;
    }
}
