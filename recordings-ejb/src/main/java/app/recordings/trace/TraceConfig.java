package app.recordings.trace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where traces go. */
@ApplicationScoped
class TraceConfig {
    /** Of a collector that takes OTLP by HTTP, such as {@code http://127.0.0.1:4318}; without one there are no traces. */
    @Inject
    @ConfigProperty(name = "recordings.otlp.endpoint")
    Optional<String> endpoint;

    /** As {@code name=value}, separated by commas; may hold secrets. */
    @Inject
    @ConfigProperty(name = "recordings.otlp.headers")
    Optional<String> headers;

    /** The share of requests that are traced, 0 to 1, of those whose sender has not decided. */
    @Inject
    @ConfigProperty(name = "recordings.trace.ratio", defaultValue = "1")
    String ratio;

    /** @throws IllegalArgumentException when it is no URL */
    Optional<URI> tracesUrl() {
        return endpoint.filter(text -> !text.isBlank())
                .map(text -> URI.create(text.strip().replaceFirst("/+$", "").concat("/v1/traces")));
    }

    Map<String, String> headers() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String header : headers.orElse("").split(",", -1)) {
            int end = header.indexOf('=');
            if (end > 0) {
                all.put(
                        header.substring(0, end).strip(),
                        header.substring(end + 1).strip());
            }
        }
        return all;
    }

    /** @throws IllegalArgumentException when it is no share */
    double ratio() {
        double share = Double.parseDouble(ratio);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("RECORDINGS_TRACE_RATIO is " + ratio + ": set it to 0 to 1.");
        }
        return share;
    }
}
