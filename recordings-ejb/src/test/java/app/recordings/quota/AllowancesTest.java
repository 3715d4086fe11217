package app.recordings.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllowancesTest {
    private static final Limits LIMITS = Limits.UNLIMITED.changedBy("requests-per-minute=10000,requests-per-day=20000");

    private final Allowances<String> allowances = new Allowances<>(100);

    private Allowance use(String name, long now) {
        Allowance used = allowances.of(name, key -> new Allowance(key, LIMITS));
        used.take(Charge.REQUEST, now);
        return used;
    }

    private long known() {
        return IntStream.range(0, 10_000)
                .filter(i -> allowances.ifKnown("address " + i).isPresent())
                .count();
    }

    @Test
    void areNeverMoreThanTheirBound() {
        Allowance busy = use("busy", 0);
        for (int i = 0; i < 10_000; i++) {
            use("address " + i, 2L * i);
            assertThat(use("busy", 2L * i + 1)).isSameAs(busy);
        }
        assertThat(known()).isEqualTo(99);
    }

    @Test
    void areForgottenWhenAllTheirWindowsHaveEnded() {
        use("address 1", 0);
        allowances.forget(86_399_999);
        assertThat(known()).isOne();
        allowances.forget(86_400_000);
        assertThat(known()).isZero();
    }
}
