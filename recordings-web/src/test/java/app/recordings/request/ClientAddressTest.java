package app.recordings.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    private static final String PROXIES = "10.0.0.0/8, fd00::/8";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1     | 203.0.113.7                        | 203.0.113.7",
                "10.0.0.1     | 203.0.113.7, 10.0.0.2              | 203.0.113.7",
                "10.0.0.1     | 1.1.1.1, 203.0.113.7, 10.0.0.2     | 203.0.113.7",
                "10.0.0.1     | 203.0.113.7:4711                   | 203.0.113.7",
                "fd00::1      | 2001:db8::7                        | 2001:db8:0:0:0:0:0:7",
                "10.0.0.1     | [2001:db8::7]:4711                 | 2001:db8:0:0:0:0:0:7",
                "10.0.0.1     | 10.0.0.3, 10.0.0.2                 | 10.0.0.3",
            })
    void isReadFromProxiesThatAreTrusted(String connection, String forwarded, String client) {
        assertThat(trusting(PROXIES).of(connection, List.of(forwarded))).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9  | 10.0.0.1                           | 203.0.113.9",
                "203.0.113.9  | 198.51.100.1, 10.0.0.1             | 203.0.113.9",
                "10.0.0.1     | localhost                          | 10.0.0.1",
                "10.0.0.1     | 203.0.113.7, unknown               | 10.0.0.1",
                "10.0.0.1     | 999.1.1.1                          | 10.0.0.1",
                "10.0.0.1     | ''                                 | 10.0.0.1",
                "10.0.0.1     | ',,,'                              | 10.0.0.1",
                "10.0.0.1     | <script>                           | 10.0.0.1",
            })
    void isNeverWhatAClientClaims(String connection, String forwarded, String client) {
        assertThat(trusting(PROXIES).of(connection, List.of(forwarded))).isEqualTo(client);
    }

    @Test
    void isTheConnectionsWhereNoProxyIsTrusted() {
        assertThat(trusting("").of("127.0.0.1", List.of("203.0.113.7"))).isEqualTo("127.0.0.1");
    }

    @Test
    void linesAreOneList() {
        assertThat(trusting(PROXIES).of("10.0.0.1", List.of("1.1.1.1, 203.0.113.7", "10.0.0.2")))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void wrongNetworkIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trusting("proxy.example"))
                .withMessageContaining("proxy.example");
    }

    private static ClientAddress trusting(String networks) {
        ClientAddress address = new ClientAddress();
        address.configured = Optional.of(networks);
        address.read();
        return address;
    }
}
