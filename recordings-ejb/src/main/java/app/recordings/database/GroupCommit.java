package app.recordings.database;

import app.recordings.error.ProblemException;
import app.recordings.metrics.Metrics;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Histogram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Lets callers who come while a transaction runs share the next one, so that the price of a commit is split among them.
 * Nobody waits for company: a caller alone has a transaction alone, at once.
 *
 * <p>When a group's transaction is refused for one member's fault, each has one of its own; when it fails in any other way,
 * as the database is away or busy or nobody knows the outcome, all members fail at once.
 */
public final class GroupCommit<T, R> {
    private static final Histogram SIZES = Metrics.sizes(
            "recordings_group_commit_size", "Callers that share a transaction, by what they commit.", "group");
    private static final Duration LATER = Duration.ofSeconds(5);

    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Member<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final DistributionDataPoint sizes;
    private Duration patience = Duration.ofSeconds(10);
    private final int largest;
    private final Predicate<RuntimeException> oneMembersFault;
    private final Function<List<T>, List<R>> transaction;

    /**
     * @param name as metrics tell of it
     * @param largest members of a group at most
     * @param oneMembersFault tells failures after which each may be tried alone; those of the database itself never are
     * @param transaction commits all items and gives a result for each, in their order
     */
    public GroupCommit(
            String name,
            int largest,
            Predicate<RuntimeException> oneMembersFault,
            Function<List<T>, List<R>> transaction) {
        this.sizes = SIZES.labelValues(name);
        this.largest = largest;
        this.oneMembersFault = oneMembersFault;
        this.transaction = transaction;
    }

    /** @param longest for which one waits that its transaction begins */
    GroupCommit<T, R> within(Duration longest) {
        patience = longest;
        return this;
    }

    /**
     * Returns when the item is committed; throws what its transaction threw.
     *
     * @throws ProblemException 503 when it could not begin within ten seconds; then nothing was done
     */
    public R commit(T item) {
        Member<T, R> mine = new Member<>(item);
        waiting.add(mine);
        awaitTurn(mine);
        try {
            while (!mine.isDone()) {
                List<Member<T, R>> group = nextGroup();
                if (group.isEmpty()) {
                    mine.failed(new IllegalStateException("The shared transaction broke off"));
                } else {
                    run(group);
                }
            }
        } finally {
            turn.unlock();
        }
        return mine.result();
    }

    /** One whose transaction has begun waits for its outcome, which the database bounds. */
    private void awaitTurn(Member<T, R> mine) {
        if (!isMyTurn()) {
            if (waiting.remove(mine)) {
                throw ProblemException.overloaded("The database is too busy now; try again soon.", LATER);
            }
            turn.lock();
        }
    }

    private boolean isMyTurn() {
        try {
            // Whoever was interrupted before may still commit, unless that means to wait.
            return turn.tryLock() || turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How many callers wait for their turn. */
    int waiting() {
        return waiting.size();
    }

    private List<Member<T, R>> nextGroup() {
        List<Member<T, R>> group = new ArrayList<>();
        for (Member<T, R> next = waiting.peek(); next != null && group.size() < largest; next = waiting.peek()) {
            // Whoever loses patience at this moment takes itself out.
            if (waiting.remove(next)) {
                group.add(next);
            }
        }
        sizes.observe(group.size());
        return group;
    }

    private void run(List<Member<T, R>> group) {
        try {
            List<R> results = transaction.apply(group.stream().map(Member::item).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).succeeded(results.get(i));
            }
        } catch (RuntimeException failure) {
            if (group.size() > 1 && oneMembersFault.test(failure) && !DatabaseFailures.areItsOwn(failure)) {
                group.forEach(member -> run(List.of(member)));
            } else {
                group.forEach(member -> member.failed(failure));
            }
        } catch (Error failure) {
            group.forEach(member -> member.failed(new IllegalStateException(failure)));
            throw failure;
        }
    }

    /** Touched only by whose turn it is. */
    private static final class Member<T, R> {
        private final T item;
        private R result;
        private RuntimeException failure;
        private boolean done;

        Member(T item) {
            this.item = item;
        }

        T item() {
            return item;
        }

        boolean isDone() {
            return done;
        }

        void succeeded(R value) {
            result = value;
            done = true;
        }

        void failed(RuntimeException reason) {
            failure = reason;
            done = true;
        }

        R result() {
            if (failure != null) {
                throw failure;
            }
            return result;
        }
    }
}
