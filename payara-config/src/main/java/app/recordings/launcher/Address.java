package app.recordings.launcher;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a part listens or is reached.
 *
 * @param host a name or an address; one of IPv6 in brackets
 * @param port 1 to 65535
 */
record Address(String host, int port) {
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]):([0-9]{1,5})");

    static Address loopback(int port) {
        return new Address("127.0.0.1", port);
    }

    /** @throws LaunchException naming the variable, if its value is not of the form HOST:PORT */
    static Address of(String variable, String value) {
        var parts = FORM.matcher(value.strip());
        if (parts.matches()) {
            var port = Integer.parseInt(parts.group(2));
            if (port >= 1 && port <= HIGHEST_PORT) {
                return new Address(parts.group(1), port);
            }
        }
        throw new LaunchException(variable + " has '" + value.strip() + "': write it as HOST:PORT.");
    }

    /** Several, separated by commas. */
    static List<Address> all(String variable, String value) {
        return Stream.of(value.split(",", -1)).map(one -> of(variable, one)).toList();
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
