package app.recordings.quota;

import app.recordings.network.Networks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The limits that hold unless an administrator sets others for an application. Each is written as {@code name=number} or
 * {@code name=none}, separated by commas, and what is not named keeps its default; {@code none} alone turns all off.
 */
@ApplicationScoped
class QuotaConfig {
    /** So much as a large machine takes: they stop what runs wild and nothing else. */
    private static final String CALLERS =
            "requests-per-minute=1200000,uploads-per-minute=600000,bytes-per-minute=100000000000";

    private static final String ADDRESSES =
            "requests-per-minute=12000,requests-per-day=2000000,uploads-per-minute=1200,"
                    + "uploads-per-day=200000,bytes-per-minute=6000000000,bytes-per-day=500000000000,refusals-per-minute=300";

    @Inject
    @ConfigProperty(name = "recordings.quota.caller")
    Optional<String> callers;

    @Inject
    @ConfigProperty(name = "recordings.job.caller-limit", defaultValue = "20000")
    int queuedJobs;

    @Inject
    @ConfigProperty(name = "recordings.quota.address")
    Optional<String> addresses;

    /** Networks whose addresses only have a limit of refusals, separated by commas. */
    @Inject
    @ConfigProperty(name = "recordings.quota.exempt-networks", defaultValue = "127.0.0.0/8,::1/128")
    String exempt;

    private Limits ofCallers;
    private Limits ofAddresses;
    private Limits ofExempt;
    private Networks exemptNetworks;

    /** @throws IllegalArgumentException telling what was written wrong */
    @PostConstruct
    void read() {
        ofAddresses = Limits.UNLIMITED.changedBy(ADDRESSES).changedBy(addresses.orElse(""));
        ofExempt = Limits.UNLIMITED.changedBy(
                Quota.REFUSALS_PER_MINUTE.code() + "=" + refusals(ofAddresses.of(Quota.REFUSALS_PER_MINUTE)));
        exemptNetworks = Networks.parse(exempt);
        ofCallers = configuredCallers();
    }

    private Limits configuredCallers() {
        return Limits.UNLIMITED
                .changedBy(CALLERS)
                .with(Map.of(Quota.QUEUED_JOBS, (long) queuedJobs))
                .changedBy(callers.orElse(""));
    }

    private static String refusals(long amount) {
        return amount == Limits.NONE ? "none" : Long.toString(amount);
    }

    Limits callers() {
        return ofCallers == null ? configuredCallers() : ofCallers;
    }

    /** @param address as {@link #subject} names it */
    Limits addresses(String address) {
        return isExempt(parsed(address)) ? ofExempt : ofAddresses;
    }

    /**
     * Who is counted together: one IPv4 address, and the /64 of an IPv6 address, which is what one customer gets at least.
     *
     * @param address an IP address as text
     */
    String subject(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        InetAddress parsed = parsed(address);
        byte[] bytes = parsed.getAddress();
        if (isExempt(parsed) || bytes.length == Integer.BYTES) {
            return parsed.getHostAddress();
        }
        for (int i = bytes.length / 2; i < bytes.length; i++) {
            bytes[i] = 0;
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Addresses have 4 or 16 bytes", e);
        }
    }

    private boolean isExempt(InetAddress address) {
        return exemptNetworks.contains(address);
    }

    private static InetAddress parsed(String address) {
        try {
            return InetAddress.getByName(address.replaceFirst("%.*", ""));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("This is no address: " + address, e);
        }
    }
}
