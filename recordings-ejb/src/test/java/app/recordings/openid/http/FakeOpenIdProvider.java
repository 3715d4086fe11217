package app.recordings.openid.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider that does what a test wants, right or wrong. */
final class FakeOpenIdProvider implements AutoCloseable {
    static final String CLIENT = "recordings";

    private static final JWK FIRST = rsa();

    /** What one path answers. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private JWK key = FIRST;

    FakeOpenIdProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        answers("/keys", keys());
        answers("/.well-known/openid-configuration", """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "userinfo_endpoint": "%1$s/me", "response_types_supported": ["code"],
                 "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"],
                 "authorization_response_iss_parameter_supported": true}""".formatted(issuer()));
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was asked: path and body. */
    List<String> asked() {
        return asked;
    }

    void answers(String path, String json) {
        answers(path, exchange -> send(exchange, 200, json));
    }

    void answers(String path, Answer answer) {
        answers.put(path, answer);
    }

    /** From now on it signs with another key, and tells of that alone. */
    void rotate(String keyId) throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
        answers("/keys", keys());
    }

    /** What it tells of its key. */
    String keys() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    private static JWK rsa() {
        try {
            return new RSAKeyGenerator(2048).keyID("first").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Gives this token for the next codes. */
    void gives(String idToken) {
        answers("/token", """
                {"access_token": "a-secret-of-access", "token_type": "Bearer", "id_token": "%s"}""".formatted(idToken));
    }

    /** Of Ada, as it should be. */
    JWTClaimsSet.Builder claims(String nonce) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("ada")
                .audience(CLIENT)
                .issueTime(new Date())
                .expirationTime(new Date(
                        System.currentTimeMillis() + Duration.ofMinutes(5).toMillis()))
                .claim("nonce", nonce)
                .claim("email", "ada@people.example")
                .claim("email_verified", true)
                .claim("groups", List.of("staff"));
    }

    String signed(JWTClaimsSet claims) throws JOSEException {
        JWSAlgorithm algorithm = key.equals(FIRST) ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256;
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
        token.sign(key.equals(FIRST) ? new RSASSASigner(key.toRSAKey()) : new ECDSASigner(key.toECKey()));
        return token.serialize();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        answers.getOrDefault(path, unknown -> send(unknown, 404, "{}")).to(exchange);
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
