package app.recordings.network;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls over HTTP to servers that are not ours. Each ends in time, a byte at a time too; none follows a redirect, keeps a
 * cookie, is repeated or unpacks what was compressed; all trust whom the platform trusts.
 */
public final class BoundedCalls implements AutoCloseable {
    private static final TimeValue CONNECTION_LIFE = TimeValue.ofMinutes(1);

    private final Duration longest;
    private final CloseableHttpClient client;

    /**
     * @param longest a call may take, to its answer's end
     * @param toConnect what of it each of a host's addresses may take
     * @param connections at most
     */
    public record Limits(Duration longest, Duration toConnect, int connections) {}

    /** Reads an answer, no more of it than it wants. */
    public interface Reader<T> {
        T read(ClassicHttpResponse response) throws IOException;
    }

    public BoundedCalls(Limits limits, DnsResolver addresses) {
        longest = limits.longest();
        Timeout limit = Timeout.of(longest);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setMaxConnTotal(limits.connections())
                .setMaxConnPerRoute(limits.connections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.toConnect()))
                        .setSocketTimeout(limit)
                        .setTimeToLive(CONNECTION_LIFE)
                        .build())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(limit)
                        .setConnectionRequestTimeout(limit)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Recordings")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** @throws IOException also when it took too long; then the call {@code isCancelled} */
    public <T> T send(HttpUriRequestBase call, Reader<T> reader) throws IOException {
        Executor atTheEnd = CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> cut = CompletableFuture.runAsync(call::cancel, atTheEnd);
        try (ClassicHttpResponse response = client.executeOpen(null, call, null)) {
            return reader.read(response);
        } finally {
            cut.cancel(false);
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
