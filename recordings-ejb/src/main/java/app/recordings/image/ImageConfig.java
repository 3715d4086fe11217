package app.recordings.image;

import app.recordings.network.Networks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where random pictures come from, and what is done with them. */
@ApplicationScoped
public class ImageConfig {
    @Inject
    @ConfigProperty(name = "recordings.image.provider.url", defaultValue = "https://api.unsplash.com")
    URI providerUrl;

    @Inject
    @ConfigProperty(name = "recordings.image.provider.key")
    Optional<String> providerKey;

    /** {@code store} keeps a copy and serves it, {@code hotlink} lets browsers fetch it from the provider. */
    @Inject
    @ConfigProperty(name = "recordings.image.mode", defaultValue = "store")
    String mode;

    /** Calls of the provider's API within any hour, by all nodes together. */
    @Inject
    @ConfigProperty(name = "recordings.image.hourly-limit", defaultValue = "50")
    int hourlyLimit;

    /** How long a topic's picture is given again. */
    @Inject
    @ConfigProperty(name = "recordings.image.cache", defaultValue = "PT1H")
    Duration cache;

    /** In bytes. */
    @Inject
    @ConfigProperty(name = "recordings.image.size-limit", defaultValue = "10485760")
    int sizeLimit;

    /** Networks inside that pictures may come from. */
    @Inject
    @ConfigProperty(name = "recordings.image.allowed-networks")
    Optional<String> allowedNetworks;

    @PostConstruct
    void check() {
        if (!mode.equals("store") && !mode.equals("hotlink")) {
            throw new IllegalArgumentException("RECORDINGS_IMAGE_MODE is neither store nor hotlink");
        }
        if (hourlyLimit < 1) {
            throw new IllegalArgumentException("RECORDINGS_IMAGE_HOURLY_LIMIT is less than 1");
        }
        allowedNetworks();
    }

    /** Without a final slash. */
    public String providerUrl() {
        return providerUrl.toString().replaceFirst("/+$", "");
    }

    /** A secret; empty when none is configured. */
    public Optional<String> providerKey() {
        return providerKey.map(String::strip).filter(key -> !key.isEmpty());
    }

    /** Whether browsers fetch pictures from their provider. */
    public boolean isHotlinking() {
        return mode.equals("hotlink");
    }

    int hourlyLimit() {
        return hourlyLimit;
    }

    Duration cache() {
        return cache;
    }

    public int sizeLimit() {
        return sizeLimit;
    }

    public Networks allowedNetworks() {
        return Networks.parse(allowedNetworks.orElse(""));
    }
}
