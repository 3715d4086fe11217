package app.recordings.webhook;

import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import app.recordings.event.EventType;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an application asks for.
 *
 * @param url where to deliver; http or https, at most 2,048 characters
 * @param events the types to deliver; null for all
 */
public record WebhookOrder(String url, List<String> events) {
    private static final int LONGEST_URL = 2048;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** @throws ProblemException naming every wrong value */
    void requireValid() {
        List<Violation> violations = new ArrayList<>();
        if (!isAddress()) {
            violations.add(violation(
                    "url", "This must be an http or https address of at most 2048 characters, without a user's name."));
        }
        if (events != null && (events.isEmpty() || !EventType.names().containsAll(distinct()))) {
            violations.add(violation(
                    "events",
                    "Leave this out for all events, or name some of these: " + String.join(", ", EventType.names())
                            + "."));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    static Violation violation(String field, String message) {
        return new Violation(field, "body", message);
    }

    String host() {
        return URI.create(url).getHost();
    }

    /** The types, separated by commas; null for all. */
    String eventList() {
        return events == null ? null : String.join(",", distinct());
    }

    // The list may hold null, which the collections of the platform refuse.
    private List<String> distinct() {
        return events.stream().map(String::valueOf).distinct().toList();
    }

    private boolean isAddress() {
        try {
            URI address = URI.create(url);
            return url.length() <= LONGEST_URL
                    && SCHEMES.contains(String.valueOf(address.getScheme()).toLowerCase(java.util.Locale.ROOT))
                    && address.getHost() != null
                    && address.getPort() != 0
                    && address.getPort() < 65_536
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null;
        } catch (IllegalArgumentException | NullPointerException e) {
            return false;
        }
    }
}
