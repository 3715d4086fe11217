package app.recordings.health;

/** What the server asks before it shows how the application does. */
public interface OperatorsMXBean {
    /**
     * Whether someone may see metrics and the reasons of health checks.
     *
     * @param connection the address at the other end
     * @param forwarded what the header {@code X-Forwarded-For} says, its lines joined by commas; null when nothing says that
     *     the request comes by a proxy
     * @param authorization the header; null when not sent
     */
    boolean mayLook(String connection, String forwarded, String authorization);
}
