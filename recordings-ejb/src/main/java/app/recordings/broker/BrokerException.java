package app.recordings.broker;

/** The broker is away or refused; nothing of the call was sent. */
public class BrokerException extends Exception {
    private static final long serialVersionUID = 1L;

    public BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
