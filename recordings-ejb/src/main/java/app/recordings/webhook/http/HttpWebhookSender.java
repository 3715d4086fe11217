package app.recordings.webhook.http;

import app.recordings.network.BoundedCalls;
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
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * Deliveries over HTTP. Reads at most 16 KiB of what is answered and drops it.
 */
@ApplicationScoped
class HttpWebhookSender implements WebhookSender {
    private static final int MOST_READ = 16 * 1024;
    private static final int MOST_CONNECTIONS = 512;
    private static final String TOO_LATE = "The receiver did not answer in time.";
    private static final long LONGEST_WAIT_SECONDS = 3600;
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;

    @Inject
    WebhookConfig config;

    private BoundedCalls calls;

    @PostConstruct
    void open() {
        var limits = new BoundedCalls.Limits(config.timeout(), config.timeout().dividedBy(3), MOST_CONNECTIONS);
        calls = new BoundedCalls(limits, addresses());
    }

    DnsResolver addresses() {
        return new CheckedAddresses(config.allowedNetworks());
    }

    @PreDestroy
    void close() {
        calls.close();
    }

    @Override
    public Reply send(SignedDelivery delivery) {
        HttpPost post = new HttpPost(delivery.url());
        delivery.headers().forEach(post::setHeader);
        post.setEntity(new StringEntity(delivery.body(), ContentType.APPLICATION_JSON));
        try {
            return calls.send(post, HttpWebhookSender::reply);
        } catch (IOException | RuntimeException e) {
            return new Reply.Unreachable(post.isCancelled() ? TOO_LATE : why(e));
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
        drop(response);
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
