package app.recordings.health;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.request.ClientAddress;
import app.recordings.security.AdministratorKey;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorsTest {
    private static final String STRANGER = "198.51.100.7";

    private final Operators operators = new Operators();

    @BeforeEach
    void start() {
        operators.configured = Optional.of("10.1.0.0/16, fd00::/8");
        operators.administratorKey = new AdministratorKey() {
            @Override
            public boolean opens(String key) {
                return "operator".equals(key);
            }
        };
        operators.addresses = new ClientAddress() {
            @Override
            public String of(String connection, List<String> forwarded) {
                return "10.9.9.9".equals(connection) && !forwarded.isEmpty() ? forwarded.get(0) : connection;
            }
        };
        operators.start();
    }

    @AfterEach
    void stop() {
        operators.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.3.2.1", "0:0:0:0:0:0:0:1", "10.1.2.3", "fd00:0:0:0:0:0:0:7"})
    void thisMachineAndConfiguredNetworksMayLook(String connection) {
        assertThat(operators.mayLook(connection, null, null)).isTrue();
    }

    @Test
    void thisMachineMayLookByAnyOfItsAddresses() throws SocketException {
        var own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .map(InetAddress::getHostAddress)
                .toList();
        assertThat(own).isNotEmpty().allMatch(address -> operators.mayLook(address, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {STRANGER, "10.2.0.1", "2001:db8:0:0:0:0:0:1"})
    void strangersMayNot(String connection) {
        assertThat(operators.mayLook(connection, null, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", STRANGER, "127.0.0.1"})
    void whatAProxyOnThisMachineBringsInIsNotOfThisMachine(String forwarded) {
        assertThat(operators.mayLook("127.0.0.1", forwarded, null)).isFalse();
    }

    @Test
    void aTrustedProxysClientMayBeOfAConfiguredNetwork() {
        assertThat(operators.mayLook("10.9.9.9", "10.1.2.3", null)).isTrue();
        assertThat(operators.mayLook("10.9.9.9", STRANGER, null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer operator, true",
        "bearer  operator , true",
        "Bearer other, false",
        "operator, false",
        "Basic x, false"
    })
    void administratorsKeyOpensFromAnywhere(String authorization, boolean isOpened) {
        assertThat(operators.mayLook(STRANGER, null, authorization)).isEqualTo(isOpened);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"Bearer", "Bearer "})
    void withoutAKeyNobodyIsAdministrator(String authorization) {
        assertThat(operators.mayLook(STRANGER, null, authorization)).isFalse();
    }
}
