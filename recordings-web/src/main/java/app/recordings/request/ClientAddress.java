package app.recordings.request;

import app.recordings.network.Networks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a request came from. {@code X-Forwarded-For} is read only from proxies that the operator trusts, from its end,
 * where the nearest of them wrote; what stands before the first address that is no such proxy is the client's own claim.
 */
@ApplicationScoped
public class ClientAddress {
    /** An address and nothing that would be looked up, perhaps with a port. */
    private static final String IPV4 = "([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?::[0-9]+)?";

    private static final String IPV6 = "\\[?([0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:](?::[0-9]+)?)?";

    /** Networks of proxies, separated by commas. */
    @Inject
    @ConfigProperty(name = "recordings.trusted.proxies")
    Optional<String> configured;

    private Networks trusted;

    @PostConstruct
    void read() {
        trusted = Networks.parse(configured.orElse(""));
    }

    /** An IP address as text. */
    public String of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
    }

    /**
     * An IP address as text.
     *
     * @param connection the other end's
     * @param forwarded the lines of {@code X-Forwarded-For}
     */
    public String of(String connection, List<String> forwarded) {
        List<String> hops = forwarded.stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .toList();
        String nearest = connection;
        for (int i = hops.size() - 1; i >= 0 && isTrusted(nearest); i--) {
            Optional<InetAddress> before = address(hops.get(i));
            if (before.isEmpty()) {
                break;
            }
            nearest = before.get().getHostAddress();
        }
        return nearest;
    }

    private boolean isTrusted(String text) {
        return address(text).filter(trusted::contains).isPresent();
    }

    private static Optional<InetAddress> address(String text) {
        if (!text.matches(IPV4) && !text.matches(IPV6)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(
                    text.matches(IPV4) ? text.replaceAll(IPV4, "$1") : text.replaceAll(IPV6, "$1")));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
