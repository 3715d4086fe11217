package app.recordings.request;

import java.util.Optional;

/** The scheme of authorization by a key alone (RFC 6750). */
public final class Bearer {
    private static final String SCHEME = "bearer ";

    private Bearer() {}

    /**
     * The key.
     *
     * @param authorization the header's value; null when it was not sent
     * @return empty for any other scheme
     */
    public static Optional<String> key(String authorization) {
        return Optional.ofNullable(authorization)
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
    }
}
