package app.recordings.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrossOriginTest {
    private static final String FRIEND = "https://app.example";

    private final CrossOrigin crossOrigin = new CrossOrigin();
    private final Map<String, Object> answered = new HashMap<>();

    @Test
    void closedUnlessConfigured() {
        crossOrigin.origins = Optional.empty();
        assertThat(preflight(FRIEND)).isFalse();
        assertThat(answered).isEmpty();
    }

    @Test
    void namedOriginMayAskAndRead() {
        crossOrigin.origins = Optional.of("https://other.example , " + FRIEND);
        assertThat(preflight(FRIEND)).isTrue();
        assertThat(answered)
                .containsEntry("Access-Control-Allow-Origin", FRIEND)
                .containsEntry("Vary", "Origin")
                .containsEntry("status", 204)
                .doesNotContainKey("Access-Control-Allow-Credentials");
        assertThat(answered.get("Access-Control-Allow-Headers").toString()).contains("Authorization");

        answered.clear();
        assertThat(ask("GET", Map.of("Origin", FRIEND))).isFalse();
        assertThat(answered)
                .containsEntry("Access-Control-Allow-Origin", FRIEND)
                .doesNotContainKeys("Access-Control-Allow-Methods", "status");
    }

    @Test
    void otherOriginsAndNoneAreToldNothing() {
        crossOrigin.origins = Optional.of("https://other.example , " + FRIEND);
        for (String origin : List.of("https://evil.example", "null", "https://app.example.evil.example", "")) {
            answered.clear();
            assertThat(preflight(origin)).isFalse();
            assertThat(answered).containsOnlyKeys("Vary");
        }
        assertThat(ask("GET", Map.of())).isFalse();
    }

    private boolean preflight(String origin) {
        return ask("OPTIONS", Map.of("Origin", origin, "Access-Control-Request-Method", "PUT"));
    }

    private boolean ask(String method, Map<String, String> headers) {
        HttpServletRequest request = fake(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getMethod" -> method;
            case "getHeader" -> headers.get((String) arguments[0]);
            default -> throw new UnsupportedOperationException(name);
        });
        HttpServletResponse response = fake(HttpServletResponse.class, (name, arguments) -> switch (name) {
            case "addHeader", "setHeader", "setIntHeader" -> answered.put((String) arguments[0], arguments[1]);
            case "setStatus" -> answered.put("status", arguments[0]);
            default -> throw new UnsupportedOperationException(name);
        });
        return crossOrigin.answer(request, response);
    }

    private interface Fake {
        Object call(String name, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Fake fake) {
        return type.cast(Proxy.newProxyInstance(
                CrossOriginTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = fake.call(method.getName(), arguments);
                    return method.getReturnType() == void.class ? null : result;
                }));
    }
}
