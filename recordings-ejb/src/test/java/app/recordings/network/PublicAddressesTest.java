package app.recordings.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    private static final Networks NONE = Networks.parse("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[fe80::1]",
                "[fd00::1]",
                "localhost",
                "no-such-host.invalid"
            })
    void insideIsRefused(String host) {
        assertThat(PublicAddresses.allow(host, NONE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "172.15.255.255", "172.32.0.1", "11.0.0.1", "[2606:4700::1111]"})
    void outsideIsAllowed(String host) {
        assertThat(PublicAddresses.allow(host, NONE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "10.1.2.3", "192.168.0.0/16, 10.1.0.0/16", "0.0.0.0/0"})
    void operatorsNetworkIsAllowed(String networks) {
        assertThat(PublicAddresses.allow("10.1.2.3", Networks.parse(networks))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.4", "10.2.0.0/16", "fd00::/8"})
    void otherNetworksAreNot(String networks) {
        assertThat(PublicAddresses.allow("10.1.2.3", Networks.parse(networks))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "/8"})
    void whatIsNoNetworkIsTold(String network) {
        assertThatThrownBy(() -> Networks.parse(network).contains(InetAddress.getLoopbackAddress()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(network);
    }
}
