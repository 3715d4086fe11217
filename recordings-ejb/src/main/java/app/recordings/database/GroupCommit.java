package app.recordings.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Lets callers who come while a transaction runs share the next one, so that the price of a commit is split among them.
 * Nobody waits for company: a caller alone has a transaction alone, at once.
 *
 * <p>When a group's transaction is refused for one member's fault, each has one of its own; when it fails in any other way,
 * whose outcome nobody knows, all members fail.
 */
public final class GroupCommit<T, R> {
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Member<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final int largest;
    private final Predicate<RuntimeException> oneMembersFault;
    private final Function<List<T>, List<R>> transaction;

    /**
     * @param largest members of a group at most
     * @param oneMembersFault tells failures after which surely nothing was committed
     * @param transaction commits all items and gives a result for each, in their order
     */
    public GroupCommit(
            int largest, Predicate<RuntimeException> oneMembersFault, Function<List<T>, List<R>> transaction) {
        this.largest = largest;
        this.oneMembersFault = oneMembersFault;
        this.transaction = transaction;
    }

    /** Returns when the item is committed; throws what its transaction threw. */
    public R commit(T item) {
        Member<T, R> mine = new Member<>(item);
        waiting.add(mine);
        turn.lock();
        try {
            while (!mine.isDone()) {
                run(nextGroup());
            }
        } finally {
            turn.unlock();
        }
        return mine.result();
    }

    /** How many callers wait for their turn. */
    int waiting() {
        return waiting.size();
    }

    private List<Member<T, R>> nextGroup() {
        List<Member<T, R>> group = new ArrayList<>();
        while (group.size() < largest && !waiting.isEmpty()) {
            group.add(waiting.remove());
        }
        return group;
    }

    private void run(List<Member<T, R>> group) {
        try {
            List<R> results = transaction.apply(group.stream().map(Member::item).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).succeeded(results.get(i));
            }
        } catch (RuntimeException failure) {
            if (group.size() > 1 && oneMembersFault.test(failure)) {
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
