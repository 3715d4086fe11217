package app.recordings.quota;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one caller or address may do, as far as this node knows: a bucket for each of its limits. */
final class Allowance {
    /** Held while the row is asked, so that of many who find a bucket empty one asks. */
    final Object asking = new Object();

    private final String subject;
    private Limits limits;
    private Bucket[] buckets;
    private volatile long usedAt;
    private boolean isQueued;

    Allowance(String subject, Limits limits) {
        this.subject = subject;
        limit(limits);
    }

    /** As rows name it. */
    String subject() {
        return subject;
    }

    /** In milliseconds since 1970. */
    long usedAt() {
        return usedAt;
    }

    synchronized Limits limits() {
        return limits;
    }

    /** What was leased under other limits is lost; the rows know of it. */
    synchronized void limit(Limits now) {
        if (!now.equals(limits)) {
            limits = now;
            buckets = Stream.of(Quota.values())
                    .filter(quota -> now.has(quota) && quota.window().isPresent())
                    .map(quota -> new Bucket(quota, now.of(quota)))
                    .toArray(Bucket[]::new);
        }
    }

    /** Spends all of a charge or nothing. @return how it stands with what is nearest to its end; null when nothing is limited */
    synchronized Standing take(Charge charge, long now) {
        usedAt = now;
        for (Bucket bucket : buckets) {
            long cost = charge.of(bucket.quota());
            if (cost > 0) {
                bucket.roll(now);
                if (!bucket.has(cost)) {
                    return bucket.standing(false, now);
                }
            }
        }
        return spend(charge, now);
    }

    /** Spends a charge whether there is so much or not. */
    synchronized Standing spend(Charge charge, long now) {
        Bucket tightest = null;
        for (Bucket bucket : buckets) {
            long cost = charge.of(bucket.quota());
            if (cost > 0) {
                bucket.roll(now);
                bucket.spend(cost);
                tightest = tightest == null || bucket.isTighterThan(tightest) ? bucket : tightest;
            }
        }
        return tightest == null ? null : tightest.standing(true, now);
    }

    /** Whether a charge is more than is left in this window, as far as is known. */
    synchronized boolean isBeyond(Quota quota, Charge charge) {
        return bucket(quota).filter(bucket -> bucket.isBeyond(charge.of(quota))).isPresent();
    }

    /** How it stands when this node knows that not even one is left. */
    synchronized Optional<Standing> exhausted(Quota quota, long now) {
        return bucket(quota)
                .filter(bucket -> !bucket.isOver(now) && bucket.isExhausted() && !bucket.has(1))
                .map(bucket -> bucket.standing(false, now));
    }

    /** @return empty when there is enough by now, or nothing more to be had */
    synchronized Optional<Lease.Wanted> wanted(Quota quota, Charge charge, long now) {
        long cost = charge.of(quota);
        return bucket(quota)
                .filter(bucket -> !bucket.has(cost) && !bucket.isBeyond(cost))
                .map(bucket -> bucket.wanted(subject, cost, now));
    }

    /** What is to be asked for before it is needed. */
    synchronized List<Lease.Wanted> low(long now) {
        isQueued = false;
        return Arrays.stream(buckets)
                .filter(bucket -> !bucket.isOver(now) && bucket.isLow())
                .map(bucket -> bucket.wanted(subject, 0, now))
                .toList();
    }

    /** Whether to ask soon; true only to the first who asks this. */
    synchronized boolean becomesLow(long now) {
        if (isQueued) {
            return false;
        }
        for (Bucket bucket : buckets) {
            isQueued |= !bucket.isOver(now) && bucket.isLow();
        }
        return isQueued;
    }

    synchronized void grant(Lease.Wanted wanted, Lease.Granted granted, long now) {
        bucket(wanted.quota()).ifPresent(bucket -> bucket.grant(granted, now));
    }

    /** Of what is leased, what was not given out; what was given out and not leased is negative. */
    synchronized long balance(Quota quota, long now) {
        return bucket(quota)
                .filter(bucket -> !bucket.isOver(now))
                .map(Bucket::balance)
                .orElse(0L);
    }

    /** Whether nothing is known of it that a new one would not know. */
    synchronized boolean isOver(long now) {
        return Arrays.stream(buckets).allMatch(bucket -> bucket.isOver(now));
    }

    private Optional<Bucket> bucket(Quota quota) {
        return Arrays.stream(buckets).filter(bucket -> bucket.quota() == quota).findFirst();
    }
}
