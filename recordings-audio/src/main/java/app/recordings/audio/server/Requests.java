package app.recordings.audio.server;

import app.recordings.audio.Engines;
import app.recordings.audio.Loading;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Request;

/** Checks that calls have in common; each throws a {@link ProblemException}. */
final class Requests {
    private static final int STARTING_RETRY_SECONDS = 3;

    private Requests() {}

    /** The language's primary subtag, English if none is asked for. */
    static String language(String asked) {
        String language =
                Locale.forLanguageTag(Optional.ofNullable(asked).orElse("en")).getLanguage();
        if (!Engines.LANGUAGES.contains(language)) {
            throw new ProblemException(
                    422, "unsupported-language", "The language is not one of " + Engines.LANGUAGES + ".");
        }
        return language;
    }

    /** A phrase a line, for engines that take such hints. */
    static List<String> vocabulary(String asked) {
        return Optional.ofNullable(asked).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .toList();
    }

    static <T> T ready(Loading<T> loading) {
        if (loading.failed()) {
            throw new ProblemException(
                    503, "engine-failed", loading.name() + " did not start; the service's log says why.", 60);
        }
        return loading.engine()
                .orElseThrow(() -> new ProblemException(
                        503, "starting", loading.name() + " is still starting.", STARTING_RETRY_SECONDS));
    }

    static void requireJson(Request request) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type == null || !"application/json".equalsIgnoreCase(MimeTypes.getContentTypeWithoutCharset(type))) {
            throw new ProblemException(415, "unsupported-media-type", "The body must be application/json.");
        }
    }
}
