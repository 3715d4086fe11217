package app.recordings.network;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Tells hosts of the public Internet from those inside: loopback, private, link-local, shared and reserved ones (RFC 6890),
 * and the IPv6 forms that carry such an IPv4 address.
 */
public final class PublicAddresses {
    private static final Networks INSIDE = Networks.parse(
            "0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16,172.16.0.0/12,192.0.0.0/24,192.0.2.0/24,"
                    + "192.88.99.0/24,192.168.0.0/16,198.18.0.0/15,198.51.100.0/24,203.0.113.0/24,224.0.0.0/3,"
                    + "::/96,64:ff9b::/96,64:ff9b:1::/48,100::/64,2001::/23,2001:db8::/32,2002::/16,fc00::/7,fe80::/9,ff00::/8");

    private PublicAddresses() {}

    /**
     * Whether a host may be called.
     *
     * @param allowed networks inside that may be called all the same
     * @return false as well when any of the host's addresses may not, or when it has none
     */
    public static boolean allow(String host, Networks allowed) {
        try {
            return lookUp(host, allowed).length > 0;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * Looks a host up. Who connects to one of these addresses, and does not look again, is safe from a name that leads
     * elsewhere the next time.
     *
     * @param host a name, or an address in any notation
     * @param allowed networks inside that may be called all the same
     * @throws ForbiddenAddressException when any of the host's addresses may not be called
     * @throws UnknownHostException when it has none
     */
    public static InetAddress[] lookUp(String host, Networks allowed) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            if (INSIDE.contains(address) && !allowed.contains(address)) {
                throw new ForbiddenAddressException(host);
            }
        }
        return addresses;
    }
}
