package app.recordings.request;

import app.recordings.trace.Step;
import app.recordings.trace.Tracing;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Begins, or goes on with, the trace of a request; behind {@link RequestId}. Of a stream only its beginning is traced. */
public class RequestTrace implements Filter {
    private static final int SERVER_ERRORS = 500;

    @Inject
    Tracing tracing;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        Map<String, String> ids = Map.of("request.id", RequestId.of(request));
        try (Step step = tracing.accept(asked.getMethod(), asked.getHeader("traceparent"), ids)) {
            chain.doFilter(request, response);
            int status = ((HttpServletResponse) response).getStatus();
            step.with("http.request.method", asked.getMethod()).with("http.response.status_code", status);
            if (status >= SERVER_ERRORS) {
                step.failed(Integer.toString(status));
            }
        }
    }
}
