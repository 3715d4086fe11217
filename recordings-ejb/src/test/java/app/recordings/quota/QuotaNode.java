package app.recordings.quota;

import app.recordings.harness.Beans;
import app.recordings.security.Caller;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A node, whose calls of the database are counted, and which may find it away. */
final class QuotaNode {
    final AtomicInteger leases = new AtomicInteger();
    volatile boolean isDatabaseAway;

    /** How long the database hangs before it is found to be away. */
    volatile Duration hangs = Duration.ZERO;

    private final Beans beans = new Beans();
    private final Quotas quotas;

    QuotaNode(String limits) {
        beans.configure("recordings.quota.caller", limits).configure("recordings.quota.address", limits);
        Rows rows = new Rows();
        rows.entityManager = beans.get(EntityManager.class);
        beans.put(QuotaRepository.class, rows);
        beans.get(QuotaConfig.class).read();
        quotas = beans.get(Quotas.class);
    }

    private final class Rows extends QuotaRepository {
        @Override
        Lease.Granted lease(Lease.Wanted wanted) {
            leases.incrementAndGet();
            advance(hangs);
            if (isDatabaseAway) {
                throw new IllegalStateException("away");
            }
            return super.lease(wanted);
        }
    }

    Quotas quotas() {
        return quotas;
    }

    Beans beans() {
        return beans;
    }

    /** Its clock only; rows end by the database's. */
    void advance(Duration step) {
        beans.clock().advance(step);
    }

    /** @return whether it was let in */
    boolean request(Caller caller) {
        return use(caller, Charge.REQUEST);
    }

    boolean use(Caller caller, Charge charge) {
        return quotas.ofCaller(caller, charge).orElseThrow().isAdmitted();
    }

    /** How many of so many requests it let in, asking ahead as it does in the background. */
    int requests(Caller caller, int number) {
        int admitted = 0;
        for (int i = 0; i < number; i++) {
            admitted += request(caller) ? 1 : 0;
            if (i % 10 == 0) {
                quotas.leaseAhead();
            }
        }
        return admitted;
    }
}
