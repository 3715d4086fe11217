package app.recordings.rest;

import app.recordings.metrics.Metrics;
import app.recordings.request.RequestId;
import app.recordings.trace.Tracing;
import io.prometheus.metrics.core.metrics.Histogram;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Times calls from their first line to the beginning of their answer, by the call and not by what stands in its place-holders. */
@Provider
public class RequestMetrics implements ContainerResponseFilter {
    private static final double NANOS = 1e9;
    private static final Histogram TIMES = Metrics.shortTimes(
            "recordings_http_request_seconds",
            "From the first line of a request to the beginning of its answer.",
            "method",
            "route",
            "outcome");
    private static final Map<Method, String> ROUTES = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Inject
    Tracing tracing;

    @Override
    public void filter(ContainerRequestContext asked, ContainerResponseContext answer) {
        String route = route();
        String method = route.isEmpty() ? "" : asked.getMethod();
        if (!route.isEmpty()) {
            tracing.name(method + " " + route);
        }
        // Not from an injected request: a stream's answer begins on a thread that has no request scope.
        if (asked.getProperty(RequestId.BEGAN) instanceof Long began) {
            TIMES.labelValues(method, route, answer.getStatus() / 100 + "xx")
                    .observe((System.nanoTime() - began) / NANOS);
        }
    }

    /** Empty when there is no such call. */
    private String route() {
        Method method = resource.getResourceMethod();
        return method == null ? "" : ROUTES.computeIfAbsent(method, RequestMetrics::route);
    }

    private static String route(Method method) {
        String path =
                path(method.getDeclaringClass().getAnnotation(Path.class)) + path(method.getAnnotation(Path.class));
        return path.replaceAll(":[^{}]*(\\{[^{}]*}[^{}]*)*}", "}");
    }

    private static String path(Path path) {
        return path == null ? "" : "/" + path.value().replaceAll("^/|/$", "");
    }
}
