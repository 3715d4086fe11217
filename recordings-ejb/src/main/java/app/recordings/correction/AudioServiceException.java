package app.recordings.correction;

import java.time.Duration;

/** The audio service did not do what was asked. */
public abstract class AudioServiceException extends Exception {
    private static final long serialVersionUID = 1L;

    AudioServiceException(String message, Throwable cause) {
        super(message, cause);
    }

    /** It does not answer, hangs, breaks off, or answers rubbish: try again, and stop trying when it goes on. */
    public static final class Away extends AudioServiceException {
        private static final long serialVersionUID = 1L;

        public Away(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** It is well, but has too much to do or is still starting. */
    public static final class Busy extends AudioServiceException {
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        public Busy(Duration retryAfter) {
            super("The audio service is busy", null);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** It looked at the input and refuses it, with a code such as {@code undecodable-audio}. */
    public static final class Refused extends AudioServiceException {
        private static final long serialVersionUID = 1L;

        private final String code;

        public Refused(String code, String message) {
            super(message, null);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Its engine broke on this input; another attempt may succeed. */
    public static final class Broken extends AudioServiceException {
        private static final long serialVersionUID = 1L;

        public Broken(String message) {
            super(message, null);
        }
    }
}
