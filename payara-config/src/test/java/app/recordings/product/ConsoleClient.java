package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.recordings.launcher.Product;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody who is signed in to the console by the administrator's key, without a browser.
 *
 * @param client sends the session's cookie
 */
record ConsoleClient(Client client) {
    private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

    static ConsoleClient of(Product product) throws IOException {
        return of(product, product.url());
    }

    /** Through a proxy in front of the product. */
    static ConsoleClient of(Product product, URI url) throws IOException {
        var key = Files.readString(product.configuration().data().resolve("admin-key"))
                .strip();
        var stranger = new Client(
                url, List.of("Origin", product.configuration().publicUrl().toString()));
        var answer = stranger.post(
                "/admin/sign-in",
                "application/x-www-form-urlencoded",
                fields(Map.of(
                        "by-key", "by-key",
                        "by-key:key", key,
                        "by-key:enter", "Sign in",
                        "jakarta.faces.ViewState", "stateless")));
        var cookie = answer.is(302).header("Set-Cookie").split(";", 2)[0];
        return new ConsoleClient(stranger.with("Cookie", cookie));
    }

    /** Somebody at another address, behind a proxy, tries to sign in by a wrong password. */
    static void refused(String name, String password, String address) {
        new Client(RunningProduct.url(), List.of("Origin", RunningProduct.url().toString(), "X-Forwarded-For", address))
                .post(
                        "/admin/sign-in",
                        "application/x-www-form-urlencoded",
                        fields(Map.of(
                                "by-name", "by-name",
                                "by-name:name", name,
                                "by-name:password", password,
                                "by-name:enter", "Sign in",
                                "jakarta.faces.ViewState", "stateless")))
                .is(200);
    }

    /** As {@code name=value}. */
    String cookie() {
        return client.headers().get(client.headers().indexOf("Cookie") + 1);
    }

    Answer get(String path) {
        return client.get(path);
    }

    /** What the forms of a page carry. */
    String token(String path) {
        var token = TOKEN.matcher(client.get(path).is(200).text());
        if (!token.find()) {
            throw new AssertionError("No form at " + path);
        }
        return token.group(1);
    }

    /** Presses a button of a page's form. */
    Answer press(String path, String token, Map<String, String> values) {
        var all = new HashMap<>(values);
        all.put("form-token", token);
        all.put("jakarta.faces.ViewState", "stateless");
        return client.post(path, "application/x-www-form-urlencoded", fields(all));
    }

    private static byte[] fields(Map<String, String> values) {
        return values.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(UTF_8);
    }
}
