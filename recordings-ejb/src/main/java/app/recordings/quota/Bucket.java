package app.recordings.quota;

import java.time.Duration;

/**
 * What this node may give out of one subject's quota in the window that runs. Guarded by its {@link Allowance}.
 *
 * <p>A hundredth of the limit is given out before the row is asked at all, so that whoever asks little never costs a call.
 * After that leases grow with the demand, up to a twentieth of what is left, so that little is lost on a node that dies or
 * is asked no more.
 */
final class Bucket {
    private static final int UNASKED_SHARE = 100;
    private static final int LARGEST_SHARE = 20;
    private static final int SMALLEST_SHARE = 200;
    private static final long BUSY_MS = 2_000;

    private final Quota quota;
    private final long limit;
    private long balance;
    private long left;
    private long size;
    private long leasedAt;
    private long endsAt;
    private boolean isLeased;
    private boolean isExhausted;

    Bucket(Quota quota, long limit) {
        this.quota = quota;
        this.limit = limit;
    }

    Quota quota() {
        return quota;
    }

    /** Begins a new window when the last has ended. */
    void roll(long now) {
        if (now >= endsAt) {
            balance = 0;
            left = limit;
            size = 0;
            isLeased = false;
            isExhausted = false;
            endsAt = now + quota.windowMs();
        }
    }

    boolean isOver(long now) {
        return now >= endsAt;
    }

    boolean has(long cost) {
        return balance - cost >= (isLeased ? 0 : -unasked());
    }

    void spend(long cost) {
        balance -= cost;
    }

    /** Whether there is nothing more to be had in this window. */
    boolean isExhausted() {
        return isExhausted;
    }

    /** Whether asking for so much is in vain: more is neither here nor was it left when the row was asked last. */
    boolean isBeyond(long cost) {
        return isExhausted || isLeased && balance >= 0 && balance + left < cost;
    }

    /** Whether it is time to ask for more, before it is needed. */
    boolean isLow() {
        return !isExhausted && balance < (isLeased ? size / 2 : -unasked() / 2);
    }

    /** @param cost what is needed at once */
    Lease.Wanted wanted(String subject, long cost, long now) {
        boolean isBusy = now - leasedAt < BUSY_MS;
        long next = size == 0 ? unasked() : isBusy ? 2 * size : size / 2;
        size = Math.max(1 + limit / SMALLEST_SHARE, Math.min(next, left / LARGEST_SHARE));
        leasedAt = now;
        long debt = Math.max(0, -balance);
        return new Lease.Wanted(subject, quota, limit, debt, debt + cost, debt + Math.max(size, cost));
    }

    void grant(Lease.Granted granted, long now) {
        balance += granted.amount();
        left = granted.left();
        endsAt = now + granted.endsInMs();
        isLeased = true;
        isExhausted = left == 0;
    }

    Standing standing(boolean isAdmitted, long now) {
        return new Standing(isAdmitted, quota, limit, remaining(), Duration.ofMillis(endsAt - now));
    }

    /** What was spent here and not leased is negative. */
    long balance() {
        return balance;
    }

    /** Whether less of this one is left than of the other, in proportion. */
    boolean isTighterThan(Bucket other) {
        return (double) remaining() / Math.max(1, limit) < (double) other.remaining() / Math.max(1, other.limit);
    }

    private long remaining() {
        return Math.max(0, left + balance);
    }

    private long unasked() {
        return limit / UNASKED_SHARE;
    }
}
