package app.recordings.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaConfigTest {
    private final QuotaConfig config = config("127.0.0.0/8,::1/128,2001:db8:7::5/128");

    private static QuotaConfig config(String exempt) {
        QuotaConfig made = new QuotaConfig();
        made.callers = Optional.empty();
        made.addresses = Optional.of("uploads-per-day=none");
        made.exempt = exempt;
        made.queuedJobs = 7;
        made.read();
        return made;
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0",
        "2001:db8:1:2::, 2001:db8:1:2:0:0:0:0",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:0",
        "2001:db8:7::6, 2001:db8:7:0:0:0:0:0",
        "2001:db8:7::5, 2001:db8:7:0:0:0:0:5"
    })
    void customersOfIpv6AreCountedByTheir64(String address, String subject) {
        assertThat(config.subject(address)).isEqualTo(subject);
    }

    @Test
    void exemptAddressesAreLimitedInRefusalsOnly() {
        for (String exempt : new String[] {"127.0.0.1", config.subject("::1"), config.subject("2001:db8:7::5")}) {
            assertThat(config.addresses(exempt).has(Quota.REQUESTS_PER_MINUTE)).isFalse();
            assertThat(config.addresses(exempt).of(Quota.REFUSALS_PER_MINUTE)).isEqualTo(300);
        }
        Limits others = config.addresses(config.subject("2001:db8:7::6"));
        assertThat(others.has(Quota.REQUESTS_PER_MINUTE)).isTrue();
        assertThat(others.has(Quota.UPLOADS_PER_DAY)).isFalse();
    }

    @Test
    void jobsInTheQueueAreLimitedWhereJobsAreConfigured() {
        assertThat(config.callers().of(Quota.QUEUED_JOBS)).isEqualTo(7);
    }
}
