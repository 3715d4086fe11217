package app.recordings.quota;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The allowances of those who called lately, of 50,000 at most: beyond, of some the one that was not used longest goes. */
final class Allowances<K> {
    private static final int MOST = 50_000;
    private static final int COMPARED = 16;

    private final Map<K, Allowance> known = new ConcurrentHashMap<>();
    private final int most;

    Allowances() {
        this(MOST);
    }

    Allowances(int most) {
        this.most = most;
    }

    Allowance of(K key, Function<K, Allowance> making) {
        Allowance found = known.get(key);
        if (found != null) {
            return found;
        }
        Allowance made = making.apply(key);
        if (known.size() >= most) {
            known.entrySet().stream()
                    .limit(COMPARED)
                    .min(Comparator.comparingLong(entry -> entry.getValue().usedAt()))
                    .map(Map.Entry::getKey)
                    .ifPresent(known::remove);
        }
        Allowance other = known.putIfAbsent(key, made);
        return other == null ? made : other;
    }

    Optional<Allowance> ifKnown(K key) {
        return Optional.ofNullable(known.get(key));
    }

    void each(BiConsumer<K, Allowance> action) {
        known.forEach(action);
    }

    /** Forgets those of whose windows none runs. */
    void forget(long now) {
        known.values().removeIf(allowance -> allowance.isOver(now));
    }
}
