package app.recordings.harness;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;

/** Transactions as the container makes them: one entity manager each, bound to the thread, joined by nested calls. */
public final class Transactions {
    private static final ThreadLocal<EntityManager> CURRENT = new ThreadLocal<>();

    /** One for a thread, as each holds a connection. */
    private static final ThreadLocal<EntityManager> OUTSIDE =
            ThreadLocal.withInitial(() -> TestDatabase.factory().createEntityManager());

    private Transactions() {}

    /** What returns nothing. */
    public interface Work {
        void run() throws Exception;
    }

    public static void run(Work work) throws Exception {
        in(() -> {
            work.run();
            return null;
        });
    }

    /** Commits when the work returns, rolls back when it throws. */
    public static <T> T in(Callable<T> work) throws Exception {
        if (CURRENT.get() != null) {
            return join(CURRENT.get().getTransaction(), work);
        }
        try (EntityManager entityManager = TestDatabase.factory().createEntityManager()) {
            CURRENT.set(entityManager);
            return commit(entityManager.getTransaction(), work);
        } finally {
            CURRENT.remove();
        }
    }

    /** The same, in a transaction of its own whatever runs already. */
    static <T> T inNew(Callable<T> work) throws Exception {
        EntityManager suspended = CURRENT.get();
        CURRENT.remove();
        try {
            return in(work);
        } finally {
            if (suspended != null) {
                CURRENT.set(suspended);
            }
        }
    }

    /** Stands where the container injects one: hands each call to that of the thread's transaction, or to one that knows nothing yet. */
    static EntityManager entityManager() {
        return (EntityManager) Proxy.newProxyInstance(
                Transactions.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> {
                    EntityManager current = CURRENT.get();
                    try {
                        return method.invoke(current == null ? outside() : current, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static EntityManager outside() {
        OUTSIDE.get().clear();
        return OUTSIDE.get();
    }

    private static <T> T commit(EntityTransaction transaction, Callable<T> work) throws Exception {
        transaction.begin();
        try {
            T result = work.call();
            transaction.commit();
            return result;
        } finally {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        }
    }

    private static <T> T join(EntityTransaction transaction, Callable<T> work) throws Exception {
        try {
            return work.call();
        } catch (RuntimeException e) {
            transaction.setRollbackOnly();
            throw e;
        }
    }
}
