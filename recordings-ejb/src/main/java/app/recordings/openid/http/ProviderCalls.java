package app.recordings.openid.http;

import app.recordings.network.BoundedCalls;
import app.recordings.openid.OpenIdConfig;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * Calls of the provider: each reads at most 512 KiB; of a provider that hangs, no more than some threads of ours are held.
 */
@ApplicationScoped
class ProviderCalls implements HTTPRequestSender, ResourceRetriever {
    private static final int MOST_READ = 512 * 1024;
    private static final int MOST_AT_A_TIME = 16;
    private static final int OK = 200;

    @Inject
    OpenIdConfig config;

    private final Semaphore turns = new Semaphore(MOST_AT_A_TIME);
    private BoundedCalls calls;

    @PostConstruct
    void open() {
        var limits = new BoundedCalls.Limits(config.timeout(), config.timeout(), MOST_AT_A_TIME);
        calls = new BoundedCalls(limits, SystemDefaultDnsResolver.INSTANCE);
    }

    @PreDestroy
    void close() {
        calls.close();
    }

    /** @throws IOException also when it is no 200, or too many calls are under way */
    @Override
    public Resource retrieveResource(URL url) throws IOException {
        HTTPResponse response = send(new HTTPRequest(HTTPRequest.Method.GET, url));
        if (response.getStatusCode() != OK) {
            throw new IOException("The status is " + response.getStatusCode());
        }
        return new Resource(response.getBody(), null);
    }

    @Override
    public HTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        if (!turns.tryAcquire()) {
            throw new IOException("Too many calls are under way");
        }
        try {
            return calls.send(call(request), ProviderCalls::read);
        } finally {
            turns.release();
        }
    }

    private static HttpUriRequestBase call(ReadOnlyHTTPRequest request) {
        HttpUriRequestBase call = new HttpUriRequestBase(
                request.getMethod().name(), URI.create(request.getURL().toString()));
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> call.addHeader(name, value)));
        if (request.getBody() != null) {
            call.setEntity(new StringEntity(request.getBody(), ContentType.APPLICATION_FORM_URLENCODED));
        }
        return call;
    }

    private static HTTPResponse read(ClassicHttpResponse response) throws IOException {
        HTTPResponse read = new HTTPResponse(response.getCode());
        Header type = response.getFirstHeader("Content-Type");
        if (type != null) {
            read.setHeader("Content-Type", type.getValue());
        }
        if (response.getEntity() != null) {
            try (InputStream content = response.getEntity().getContent()) {
                byte[] body = content.readNBytes(MOST_READ + 1);
                if (body.length > MOST_READ) {
                    throw new IOException("The answer is too long");
                }
                read.setBody(new String(body, StandardCharsets.UTF_8));
            }
        }
        return read;
    }
}
