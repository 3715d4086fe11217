package app.recordings.quota;

import app.recordings.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Counts what callers and addresses do against their limits, in this node's memory; the database is asked for leases, in
 * advance where it can be. While it is away what is left is given out, and then everything: hardly a call comes far without
 * it, and what was given out is counted when it is back.
 */
@ApplicationScoped
public class Quotas {
    private static final Logger LOG = Logger.getLogger(Quotas.class.getName());
    private static final long AWAY_MS = 1_000;

    @Inject
    QuotaConfig config;

    @Inject
    QuotaService service;

    @Inject
    Clock clock;

    private final Allowances<UUID> callers = new Allowances<>();
    private final Allowances<String> addresses = new Allowances<>();
    private final Queue<Allowance> low = new ConcurrentLinkedQueue<>();
    private volatile Map<UUID, Map<Quota, Long>> overrides;
    private volatile long awayUntil;

    /** @return empty when nothing of what this uses is limited, as for administrators */
    public Optional<Standing> ofCaller(Caller caller, Charge charge) {
        return caller.isAdministrator() ? Optional.empty() : take(allowance(caller.ownerId()), charge);
    }

    /** @param address an IP address as text */
    public Optional<Standing> ofAddress(String address, Charge charge) {
        return take(allowance(address), charge);
    }

    /** Counts what was used already, whether so much was left or not. */
    public void spent(Optional<Caller> caller, String address, Charge charge) {
        caller.filter(known -> !known.isAdministrator()).ifPresent(known -> spend(allowance(known.ownerId()), charge));
        spend(allowance(address), charge);
    }

    /** How an address stands that presented too many wrong credentials; empty while it may go on. */
    public Optional<Standing> refused(String address) {
        return addresses
                .ifKnown(config.subject(address))
                .flatMap(known -> known.exhausted(Quota.REFUSALS_PER_MINUTE, clock.millis()));
    }

    /** What an owner may have: as the operator configured it, and what an administrator set instead. */
    public Limits limits(UUID owner) {
        return config.callers().with(overrides(owner));
    }

    /** What an administrator set for an owner. */
    public Map<Quota, Long> overrides(UUID owner) {
        if (overrides == null) {
            overrides = service.overrides();
        }
        return overrides.getOrDefault(owner, Map.of());
    }

    /** What an owner has used of the windows that run, as far as this node knows. */
    public Map<Quota, Long> used(UUID owner) {
        Map<Quota, Long> used = new EnumMap<>(Quota.class);
        Map<Quota, Long> leased = service.leased(subject(owner));
        for (Quota quota : Quota.values()) {
            if (quota.window().isPresent()) {
                long here = callers.ifKnown(owner)
                        .map(known -> known.balance(quota, clock.millis()))
                        .orElse(0L);
                used.put(quota, Math.max(0, leased.getOrDefault(quota, 0L) - here));
            }
        }
        return used;
    }

    /** Sets an application's own limits; other nodes hold to them within five seconds. */
    public void override(Caller caller, UUID application, Map<Quota, Long> limits) {
        service.override(caller, application, limits);
        refresh();
    }

    /** Asks for what will be needed soon. */
    void leaseAhead() {
        for (Allowance next = low.poll(); next != null; next = low.poll()) {
            synchronized (next.asking) {
                next.low(clock.millis()).forEach(ask(next));
            }
        }
    }

    /** Learns what administrators changed, and forgets who has not called for long. */
    void refresh() {
        overrides = service.overrides();
        callers.forget(clock.millis());
        addresses.forget(clock.millis());
        callers.each((owner, allowance) -> allowance.limit(limits(owner)));
    }

    private Optional<Standing> take(Allowance allowance, Charge charge) {
        Standing standing = allowance.take(charge, clock.millis());
        while (standing != null && !standing.isAdmitted()) {
            if (clock.millis() < awayUntil) {
                return Optional.ofNullable(allowance.spend(charge, clock.millis()));
            } else if (!lease(allowance, standing.quota(), charge)) {
                return Optional.of(standing);
            }
            standing = allowance.take(charge, clock.millis());
        }
        askSoon(allowance);
        return Optional.ofNullable(standing);
    }

    private void spend(Allowance allowance, Charge charge) {
        allowance.spend(charge, clock.millis());
        askSoon(allowance);
    }

    private void askSoon(Allowance allowance) {
        if (allowance.becomesLow(clock.millis())) {
            low.add(allowance);
        }
    }

    /** @return whether to try again; false when nothing is left */
    private boolean lease(Allowance allowance, Quota quota, Charge charge) {
        synchronized (allowance.asking) {
            if (clock.millis() < awayUntil) {
                return true;
            }
            Optional<Lease.Wanted> wanted = allowance.wanted(quota, charge, clock.millis());
            wanted.ifPresent(ask(allowance));
            return wanted.isPresent() || !allowance.isBeyond(quota, charge);
        }
    }

    private Consumer<Lease.Wanted> ask(Allowance allowance) {
        return wanted -> {
            long asked = clock.millis();
            try {
                allowance.grant(wanted, service.lease(wanted), asked);
            } catch (RuntimeException away) {
                // from now: a database that hangs takes longer to fail than it is left in peace
                awayUntil = clock.millis() + AWAY_MS;
                LOG.log(Level.WARNING, "No quota can be leased, so nothing is limited: {0}", away.getMessage());
            }
        };
    }

    private Allowance allowance(UUID owner) {
        return callers.of(owner, key -> new Allowance(subject(key), limits(key)));
    }

    private Allowance allowance(String address) {
        return addresses.of(config.subject(address), key -> new Allowance("address " + key, config.addresses(key)));
    }

    private static String subject(UUID owner) {
        return "caller " + owner;
    }
}
