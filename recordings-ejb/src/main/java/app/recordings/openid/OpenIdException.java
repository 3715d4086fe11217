package app.recordings.openid;

/** Nobody was signed in. The message is the operator's to read and holds nothing secret. */
public class OpenIdException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What to tell whoever wanted to sign in. */
    public enum Reason {
        /** Too late, a second time, or in another browser. */
        EXPIRED,
        /** They did not want to, or the provider did not let them. */
        DENIED,
        /** The provider cannot be reached, or cannot do it now. */
        UNAVAILABLE,
        /** What the provider said is not to be trusted. */
        REFUSED
    }

    public OpenIdException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** @param cause whose own message may hold what the provider sent, and is not told */
    public OpenIdException(Reason reason, String message, Exception cause) {
        super(message + " (" + cause.getClass().getSimpleName() + ")");
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
