package app.recordings.identity;

import app.recordings.quota.Charge;
import app.recordings.quota.Quota;
import app.recordings.quota.Quotas;
import app.recordings.quota.Standing;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Quotas of addresses that allow so many refusals. */
final class FakeQuotas extends Quotas {
    private final Map<String, Long> refusals = new HashMap<>();
    private final long limit;

    FakeQuotas(long limit) {
        this.limit = limit;
    }

    @Override
    public Optional<Standing> ofAddress(String address, Charge charge) {
        long counted = refusals.merge(address, charge.refusals(), Long::sum);
        return Optional.of(standing(counted <= limit));
    }

    @Override
    public Optional<Standing> refused(String address) {
        return Optional.of(standing(false)).filter(standing -> refusals.getOrDefault(address, 0L) > limit);
    }

    private Standing standing(boolean isAdmitted) {
        return new Standing(isAdmitted, Quota.REFUSALS_PER_MINUTE, limit, 0, Duration.ofMillis(41_001));
    }
}
