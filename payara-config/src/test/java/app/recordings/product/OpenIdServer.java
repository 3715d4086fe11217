package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A certified OpenID provider as a process, of packages that npm brings once, run by the Node.js that Playwright brings. */
final class OpenIdServer {
    private static final Path SOURCE = Path.of("src", "test", "openid-provider");
    private static final Path HOME = Path.of("target", "openid-provider").toAbsolutePath();

    private final Process process;

    OpenIdServer(URI product) throws IOException, InterruptedException {
        install();
        var node = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false)
                .createProcessBuilder()
                .command()
                .get(0);
        process = new ProcessBuilder(
                        node,
                        "provider.js",
                        System.getProperty("recordings.oidc.port"),
                        System.getProperty("recordings.oidc.secret"),
                        product + "/admin/openid",
                        product + "/api/v1/sign-in/openid/callback")
                .directory(HOME.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = process.inputReader(StandardCharsets.UTF_8);
        assertThat(output.readLine()).as("what the provider says first").isEqualTo("ready");
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(HOME);
        for (var file : List.of("package.json", "package-lock.json", "provider.js")) {
            Files.copy(SOURCE.resolve(file), HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.isDirectory(HOME.resolve("node_modules").resolve("oidc-provider"))) {
            return;
        }
        var npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve("npm.log").toFile())
                .start();
        assertThat(npm.waitFor(2, TimeUnit.MINUTES) && npm.exitValue() == 0)
                .as("npm brings the OpenID provider, see %s: apt-get install npm", HOME.resolve("npm.log"))
                .isTrue();
    }

    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
