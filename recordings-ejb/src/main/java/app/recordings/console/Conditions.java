package app.recordings.console;

import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What rows must fulfil, all of it, so that the database plans for what was asked for and for nothing else. */
final class Conditions {
    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /** @param sql holds nothing that came from outside */
    Conditions and(String sql) {
        parts.add(sql);
        return this;
    }

    Conditions and(String sql, String name, Object value) {
        parameters.put(name, value);
        return and(sql);
    }

    @Override
    public String toString() {
        return parts.isEmpty() ? "1 = 1" : String.join(" and ", parts);
    }

    <T> TypedQuery<T> fill(TypedQuery<T> query) {
        parameters.forEach(query::setParameter);
        return query;
    }
}
