package app.recordings.administrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.harness.Beans;
import app.recordings.openid.OpenIdIdentity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleAccessTest {
    private static Beans provider() {
        return new Beans()
                .configure("recordings.oidc.issuer", "https://id.example")
                .configure("recordings.oidc.client-id", "recordings");
    }

    private static ConsoleAccess access(String roles) {
        return provider().configure("recordings.oidc.roles", roles).get(ConsoleAccess.class);
    }

    @Test
    void theHighestRoleOfOnesGroupsCounts() {
        ConsoleAccess access = access("staff=viewer, cn=it = Operator ,a=b=ADMINISTRATOR");
        assertThat(access.role(List.of("staff", "cn=it"))).contains(Role.OPERATOR);
        assertThat(access.role(List.of("a=b", "staff"))).contains(Role.ADMINISTRATOR);
        assertThat(access.role(List.of("nobody", "Staff", ""))).isEmpty();
        assertThat(access.role(List.of())).isEmpty();
        assertThat(access.isByOpenId()).isTrue();
    }

    @Test
    void withoutRolesNobodyOfTheProviderGetsIn() {
        ConsoleAccess access = provider().get(ConsoleAccess.class);
        access.check();
        assertThat(access.isByOpenId()).isFalse();
        assertThat(access.isByPassword()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "=viewer", "staff=king", "staff="})
    void aWrongRoleIsTold(String roles) {
        assertThatThrownBy(() -> access(roles).check()).hasMessageContaining("RECORDINGS_OIDC_ROLES");
    }

    @Test
    void nobodyIsLockedOutByConfiguration() {
        assertThatThrownBy(() -> new Beans()
                        .configure("recordings.console.passwords", "false")
                        .get(ConsoleAccess.class)
                        .check())
                .hasMessageContaining("RECORDINGS_CONSOLE_PASSWORDS");
        assertThatThrownBy(() -> new Beans()
                        .configure("recordings.oidc.roles", "a=viewer")
                        .get(ConsoleAccess.class)
                        .check())
                .hasMessageContaining("RECORDINGS_OIDC_ISSUER");
    }

    @Test
    void nobodyOfTheProviderIsCalledLikeAnAccountOrSomebodyElse() {
        ConsoleAccess access = access("a=viewer");
        var ada = new OpenIdIdentity("https://id.example", "1", null, " ad\u202ea\n\tx ", List.of());
        assertThat(access.name(ada)).isEqualTo("ad a x (1) by id.example");
        var other = new OpenIdIdentity("https://id.example", "2", null, ada.name(), List.of());
        assertThat(access.name(other)).isNotEqualTo(access.name(ada));
        var verified = new OpenIdIdentity("https://id.example", "3", "ada@a.example", "ada@a.example", List.of());
        assertThat(access.name(verified)).isEqualTo("ada@a.example by id.example");
    }
}
