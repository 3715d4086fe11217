package app.recordings.image.http;

import app.recordings.image.ImageConfig;
import app.recordings.image.ImageProvider;
import app.recordings.image.ImageProviderException;
import app.recordings.image.ImageProviderException.Away;
import app.recordings.image.ImageProviderException.Broken;
import app.recordings.image.ImageProviderException.Limited;
import app.recordings.image.ImageProviderException.Refused;
import app.recordings.image.ImageQuotaService;
import app.recordings.image.Photo;
import app.recordings.network.PublicAddresses;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * The API of Unsplash, or of a server that speaks it. Its key goes to that server alone. Pictures may lie elsewhere, but
 * where a name or a redirect leads inside, nothing is fetched; names are looked up just before they are called, and the
 * platform keeps the addresses for the call.
 */
@ApplicationScoped
@Retry(
        maxRetries = 2,
        delay = 300,
        jitter = 200,
        retryOn = {Away.class, Broken.class})
@CircuitBreaker(
        requestVolumeThreshold = 6,
        failureRatio = 0.5,
        delay = 5000,
        successThreshold = 1,
        failOn = {Away.class, Broken.class})
@Bulkhead(16)
class UnsplashImageProvider implements ImageProvider {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int LONGEST_DESCRIPTION = 256 * 1024;
    private static final int MOST_REDIRECTS = 3;
    /** Asking for a picture, and telling that it is used: the provider counts both. */
    private static final int CALLS_FOR_A_PICTURE = 2;

    @Inject
    ImageConfig config;

    @Inject
    ImageQuotaService quota;

    private ImageHttp http;

    @PostConstruct
    void open() {
        http = new ImageHttp(DEADLINE);
    }

    @Override
    public Photo random(String topic) throws ImageProviderException, InterruptedException {
        Optional<Duration> wait = quota.take(CALLS_FOR_A_PICTURE);
        if (wait.isPresent()) {
            throw new Limited(wait.get());
        }
        String query = URLEncoder.encode(topic, StandardCharsets.UTF_8);
        try {
            return PhotoJson.parse(call(URI.create(config.providerUrl() + "/photos/random?query=" + query)));
        } catch (Away e) {
            // Else an outage of minutes would use up the hour, and its end find nobody allowed to call.
            quota.giveBack(CALLS_FOR_A_PICTURE);
            throw e;
        }
    }

    @Override
    public byte[] fetch(Photo photo) throws ImageProviderException, InterruptedException {
        URI address = photo.picture();
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            requireAllowed(address);
            ImageHttp.Reply reply = http.get(address, config.sizeLimit(), "Accept", "image/jpeg, image/png, image/gif");
            if (reply.location() == null) {
                return reply.body();
            }
            address = reply.location();
        }
        throw new Broken("The provider redirects too often.", null);
    }

    @Override
    public void used(Photo photo) throws ImageProviderException, InterruptedException {
        if (photo.download() != null && isProvider(photo.download())) {
            call(photo.download());
        }
    }

    private byte[] call(URI address) throws ImageProviderException, InterruptedException {
        ImageHttp.Reply reply = http.get(
                address,
                LONGEST_DESCRIPTION,
                "Authorization",
                "Client-ID " + config.providerKey().orElseThrow(),
                "Accept",
                "application/json",
                "Accept-Version",
                "v1");
        if (reply.location() != null) {
            throw new Broken("The provider's API redirects.", null);
        }
        return reply.body();
    }

    private void requireAllowed(URI address) throws Refused {
        boolean web =
                Set.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null;
        if (!web || !isProvider(address) && !PublicAddresses.allow(address.getHost(), config.allowedNetworks())) {
            throw new Refused("forbidden-address", "The provider's picture lies where nothing may be fetched.");
        }
    }

    private boolean isProvider(URI address) {
        URI provider = URI.create(config.providerUrl());
        return provider.getScheme().equals(address.getScheme())
                && provider.getHost().equals(address.getHost())
                && provider.getPort() == address.getPort();
    }
}
