package app.recordings.webhook.http;

import app.recordings.network.ForbiddenAddressException;
import app.recordings.webhook.Reply;
import app.recordings.webhook.SignedDelivery;
import app.recordings.webhook.WebhookConfig;
import app.recordings.webhook.WebhookSender;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Deliveries over HTTP. Follows no redirect, keeps no cookie, trusts whom the platform trusts, reads at most 16 KiB of what
 * is answered and drops it, and cuts off whoever takes too long, a byte at a time too.
 */
@ApplicationScoped
class HttpWebhookSender implements WebhookSender {
    private static final int MOST_READ = 16 * 1024;
    private static final int MOST_CONNECTIONS = 512;
    private static final String TOO_LATE = "The receiver did not answer in time.";
    private static final TimeValue CONNECTION_LIFE = TimeValue.ofMinutes(1);
    private static final long LONGEST_WAIT_SECONDS = 3600;
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;

    @Inject
    WebhookConfig config;

    private CloseableHttpClient client;

    @PostConstruct
    void open() {
        Timeout limit = Timeout.of(config.timeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses())
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(config.timeout().dividedBy(3)))
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

    DnsResolver addresses() {
        return new CheckedAddresses(config.allowedNetworks());
    }

    @PreDestroy
    void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    @Override
    public Reply send(SignedDelivery delivery) {
        HttpPost post = new HttpPost(delivery.url());
        delivery.headers().forEach(post::setHeader);
        post.setEntity(new StringEntity(delivery.body(), ContentType.APPLICATION_JSON));
        CompletableFuture<Void> cut = CompletableFuture.runAsync(
                post::cancel, CompletableFuture.delayedExecutor(config.timeout().toMillis(), TimeUnit.MILLISECONDS));
        try (ClassicHttpResponse response = client.executeOpen(null, post, null)) {
            drop(response);
            return reply(response);
        } catch (IOException | RuntimeException e) {
            return new Reply.Unreachable(post.isCancelled() ? TOO_LATE : why(e));
        } finally {
            cut.cancel(false);
        }
    }

    /** So that the connection can be used again; what cannot be read closes it, and changes nothing. */
    private static void drop(ClassicHttpResponse response) {
        try {
            if (response.getEntity() != null) {
                response.getEntity().getContent().readNBytes(MOST_READ);
            }
        } catch (IOException e) {
            // The status is what counts.
        }
    }

    private static Reply reply(ClassicHttpResponse response) {
        int status = response.getCode();
        return status >= OK && status < MULTIPLE_CHOICES
                ? new Reply.Taken()
                : new Reply.Refused(status, retryAfter(response.getFirstHeader(HttpHeaders.RETRY_AFTER)));
    }

    private static Duration retryAfter(Header header) {
        String value = header == null ? "" : String.valueOf(header.getValue());
        return value.matches("\\d{1,9}")
                ? Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST_WAIT_SECONDS))
                : null;
    }

    private static String why(Exception failure) {
        if (failure instanceof ForbiddenAddressException) {
            return "The receiver's address may not be called from here.";
        } else if (failure instanceof InterruptedIOException) {
            // The client's own limit, which runs out in the same moment as the one for the whole call.
            return TOO_LATE;
        } else if (failure instanceof UnknownHostException) {
            return "The receiver's name is not known.";
        } else if (failure instanceof SSLException) {
            return "The receiver's certificate or protocol is not good.";
        } else if (failure instanceof ConnectException) {
            return "The receiver cannot be reached.";
        }
        return "The receiver answered with something that is not HTTP, or not to the end.";
    }
}
