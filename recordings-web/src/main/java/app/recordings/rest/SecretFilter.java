package app.recordings.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.request.RevealsSecret;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Keeps answers that hold a secret from being kept, by us or by anybody on the way. */
@Provider
public class SecretFilter implements ContainerRequestFilter, ContainerResponseFilter {
    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (revealsSecret() && request.getHeaderString("Idempotency-Key") != null) {
            throw new ProblemException(
                    ErrorType.IDEMPOTENCY_NOT_SUPPORTED,
                    "The answer holds a secret, which is not kept for a second time.");
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (revealsSecret()) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private boolean revealsSecret() {
        return resource.getResourceMethod() != null
                && resource.getResourceMethod().isAnnotationPresent(RevealsSecret.class);
    }
}
