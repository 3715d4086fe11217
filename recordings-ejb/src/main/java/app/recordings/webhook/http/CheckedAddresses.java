package app.recordings.webhook.http;

import app.recordings.network.Networks;
import app.recordings.network.PublicAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/** The only look-up of a host: the client connects to what was found and allowed here, and to nothing else. */
final class CheckedAddresses implements DnsResolver {
    /** Each may take its time to connect. */
    private static final int MOST = 3;

    private final Networks allowed;

    CheckedAddresses(Networks allowed) {
        this.allowed = allowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return Stream.of(PublicAddresses.lookUp(host, allowed)).limit(MOST).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
