package app.recordings.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** IP networks in CIDR notation, such as {@code 10.0.0.0/8} or {@code fd00::/8}. */
public final class Networks {
    private final List<Network> networks;

    private record Network(byte[] prefix, int bits) {
        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if ((address[bit / Byte.SIZE] & mask) != (prefix[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    /**
     * @param list separated by commas; none when empty
     * @throws IllegalArgumentException telling which is none
     */
    public static Networks parse(String list) {
        return new Networks(Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Networks::network)
                .toList());
    }

    public boolean contains(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address.getAddress()));
    }

    private static Network network(String text) {
        String[] parts = text.split("/", 2);
        // Only digits, so that no name is ever looked up.
        if (!parts[0].matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("This is no network: " + text);
        }
        try {
            byte[] prefix = InetAddress.getByName(parts[0]).getAddress();
            int most = prefix.length * Byte.SIZE;
            int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
            if (bits >= 0 && bits <= most) {
                return new Network(prefix, bits);
            }
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("This is no network: " + text, e);
        }
        throw new IllegalArgumentException("This is no network: " + text);
    }
}
