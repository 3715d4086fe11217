package app.recordings.request;

import app.recordings.time.Ids;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Gives each request an id, by which an answer and a line of the log find each other, and each answer the headers that keep browsers safe. */
public class RequestId implements Filter {
    /** Of the request id. */
    public static final String HEADER = "X-Request-Id";

    /** The attribute that tells when the request came, by {@link System#nanoTime()}, as a {@code Long}. */
    public static final String BEGAN = RequestId.class.getName() + ".began";

    private static final String ATTRIBUTE = RequestId.class.getName();

    @Inject
    SafeHeaders safe;

    /** Of the current request; null outside one. */
    public static String of(ServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = of(request) == null ? Ids.next().toString() : of(request);
        request.setAttribute(ATTRIBUTE, id);
        if (request.getAttribute(BEGAN) == null) {
            request.setAttribute(BEGAN, System.nanoTime());
        }
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader(HEADER, id);
        safe.set(answer);
        chain.doFilter(request, response);
    }
}
