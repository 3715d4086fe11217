package app.recordings.image;

import java.time.Duration;

/** The provider did not do what was asked. Its messages hold neither key nor address. */
public abstract sealed class ImageProviderException extends Exception {
    private static final long serialVersionUID = 1L;

    private ImageProviderException(String message, Throwable cause) {
        super(message, cause);
    }

    /** It does not answer, or says that it is not there. */
    public static final class Away extends ImageProviderException {
        private static final long serialVersionUID = 1L;
        private final Duration retryAfter;

        public Away(String message, Duration retryAfter, Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** It was asked as often as it may be for now. */
    public static final class Limited extends ImageProviderException {
        private static final long serialVersionUID = 1L;
        private final Duration retryAfter;

        public Limited(Duration retryAfter) {
            super("The provider's hourly limit is reached", null);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** Its answer cannot be used; another one may be. */
    public static final class Broken extends ImageProviderException {
        private static final long serialVersionUID = 1L;

        public Broken(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** It will never do this. */
    public static final class Refused extends ImageProviderException {
        private static final long serialVersionUID = 1L;
        private final String code;

        public Refused(String code, String message) {
            super(message, null);
            this.code = code;
        }

        /** In kebab-case. */
        public String code() {
            return code;
        }
    }
}
