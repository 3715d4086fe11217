package app.recordings.quota;

import java.util.Arrays;
import java.util.Map;

/** How much of each quota there is. Never changed. */
public final class Limits {
    /** No limit. */
    public static final long NONE = Long.MAX_VALUE;

    /** So much that no sum of two overflows. */
    static final long LARGEST = 1_000_000_000_000_000L;

    /** Nothing is limited. */
    public static final Limits UNLIMITED = new Limits(none());

    private final long[] amounts;

    private Limits(long[] amounts) {
        this.amounts = amounts;
    }

    private static long[] none() {
        long[] amounts = new long[Quota.values().length];
        Arrays.fill(amounts, NONE);
        return amounts;
    }

    /** {@link #NONE}, or 0 to 10^15. */
    public long of(Quota quota) {
        return amounts[quota.ordinal()];
    }

    public boolean has(Quota quota) {
        return of(quota) != NONE;
    }

    /** The same but for what the others name. */
    public Limits with(Map<Quota, Long> others) {
        if (others.isEmpty()) {
            return this;
        }
        long[] changed = amounts.clone();
        others.forEach((quota, amount) -> changed[quota.ordinal()] = amount);
        return new Limits(changed);
    }

    /**
     * Reads what an operator wrote, such as {@code requests-per-minute=100,bytes-per-day=none}: what is not named stays as it
     * is here; {@code none} alone, and nothing is limited.
     *
     * @throws IllegalArgumentException telling which part is wrong
     */
    Limits changedBy(String text) {
        if (text.strip().equals("none")) {
            return UNLIMITED;
        }
        long[] changed = amounts.clone();
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2) {
                Quota quota = Quota.of(pair[0].strip()).orElseThrow(() -> wrong(part));
                changed[quota.ordinal()] = amount(pair[1].strip(), part);
            } else if (!part.isBlank()) {
                throw wrong(part);
            }
        }
        return new Limits(changed);
    }

    private static long amount(String text, String part) {
        if (text.equals("none")) {
            return NONE;
        } else if (text.matches("\\d{1,16}") && Long.parseLong(text) <= LARGEST) {
            return Long.parseLong(text);
        }
        throw wrong(part);
    }

    private static IllegalArgumentException wrong(String part) {
        return new IllegalArgumentException("This is no quota: " + part.strip());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Limits limits && Arrays.equals(amounts, limits.amounts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(amounts);
    }
}
