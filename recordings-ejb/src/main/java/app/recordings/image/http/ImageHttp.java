package app.recordings.image.http;

import app.recordings.image.ImageProviderException;
import app.recordings.image.ImageProviderException.Away;
import app.recordings.image.ImageProviderException.Broken;
import app.recordings.image.ImageProviderException.Limited;
import app.recordings.image.ImageProviderException.Refused;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One GET, with a limit on its time and size; no redirect is followed. */
final class ImageHttp {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(5);
    private static final Duration USUAL_LIMIT_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Duration deadline;

    /** @param deadline of a whole call */
    ImageHttp(Duration deadline) {
        this.deadline = deadline;
    }

    /** @param location where a redirect leads; null when it is none */
    record Reply(byte[] body, URI location) {}

    /** @param headers names and values in turn */
    Reply get(URI address, long limit, String... headers) throws ImageProviderException, InterruptedException {
        AtomicBoolean answered = new AtomicBoolean();
        HttpRequest request = HttpRequest.newBuilder(address).headers(headers).build();
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request, head -> {
            answered.set(true);
            boolean tooLong = head.headers().firstValueAsLong("Content-Length").orElse(0) > limit;
            return new BoundedBody(tooLong ? -1 : limit);
        });
        try {
            return reply(exchange.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new Away("The provider of pictures did not answer in time.", USUAL_WAIT, e);
        } catch (ExecutionException e) {
            throw answered.get()
                    ? new Broken("The provider's answer broke off or was too long.", e)
                    : new Away("The provider of pictures cannot be reached.", USUAL_WAIT, e);
        } finally {
            exchange.cancel(true);
        }
    }

    private static Reply reply(HttpResponse<byte[]> response) throws ImageProviderException {
        int status = response.statusCode();
        HttpHeaders headers = response.headers();
        boolean exhausted =
                headers.firstValue("X-Ratelimit-Remaining").filter("0"::equals).isPresent();
        if (status == 200) {
            return new Reply(response.body(), null);
        } else if (status / 100 == 3 && headers.firstValue("Location").isPresent()) {
            return new Reply(null, location(response));
        } else if (status == 429 || status == 403 && exhausted) {
            throw new Limited(retryAfter(headers, USUAL_LIMIT_WAIT));
        } else if (status >= 502 && status <= 504) {
            throw new Away("The provider of pictures answered " + status + ".", retryAfter(headers, USUAL_WAIT), null);
        } else if (status == 404) {
            throw new Refused("no-picture-found", "The provider has no picture for this.");
        } else if (status / 100 == 4) {
            throw new Refused("provider-refused", "The provider of pictures refused with " + status + ".");
        }
        throw new Broken("The provider of pictures answered " + status + ".", null);
    }

    private static URI location(HttpResponse<?> response) throws Broken {
        try {
            return response.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow());
        } catch (IllegalArgumentException e) {
            throw new Broken("The provider redirects to no address.", e);
        }
    }

    private static Duration retryAfter(HttpHeaders headers, Duration usual) {
        return headers.firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,7}"))
                .map(value -> Duration.ofSeconds(Math.max(1, Long.parseLong(value))))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
                .orElse(usual);
    }
}
