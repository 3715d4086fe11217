package app.recordings.launcher.node;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.Collections;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Keeps the server's own pages for operators to operators: others get no metrics, and of health no more than up or down. Who
 * is one, the application knows. Named in the server's default-web.xml, since these pages are applications of their own.
 */
public final class OperatorsOnly implements Filter {
    private static final String OPERATORS = "app.recordings:type=Operators";
    private static final String[] TYPES = {String.class.getName(), String.class.getName(), String.class.getName()};
    private static final String REFUSAL = """
            {"type":"https://recordings.app/problems/unauthenticated","title":"Credentials are needed","status":401,\
            "detail":"Metrics are for this machine, configured networks and administrators."}""";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        boolean isMetrics = isBelow("/metrics", asked);
        if (!isMetrics && !isBelow("/health", asked) || mayLook(asked)) {
            chain.doFilter(request, response);
        } else if (isMetrics) {
            answer.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            answer.setHeader("WWW-Authenticate", "Bearer");
            answer.setContentType("application/problem+json");
            answer.getOutputStream().print(REFUSAL);
        } else {
            var hidden = new HiddenBody(answer);
            chain.doFilter(request, hidden);
            hidden.say();
        }
    }

    /** As the server maps it: without parameters of the path, dots and the like. */
    private static boolean isBelow(String page, HttpServletRequest request) {
        var path = request.getContextPath() + request.getServletPath();
        return path.equals(page) || path.startsWith(page + "/");
    }

    private static boolean mayLook(HttpServletRequest request) {
        try {
            var server = ManagementFactory.getPlatformMBeanServer();
            var name = new ObjectName(OPERATORS);
            if (server.isRegistered(name)) {
                var facts =
                        new Object[] {request.getRemoteAddr(), forwarded(request), request.getHeader("Authorization")};
                return (boolean) server.invoke(name, "mayLook", facts, TYPES);
            }
            return forwarded(request) == null
                    && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (JMException | IOException failure) {
            System.getLogger(OperatorsOnly.class.getName())
                    .log(System.Logger.Level.WARNING, "Nobody can look", failure);
            return false;
        }
    }

    /** @return null when no header tells of a proxy */
    private static String forwarded(HttpServletRequest request) {
        var lines = Collections.list(request.getHeaders("X-Forwarded-For"));
        boolean isForwarded = Stream.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via")
                .anyMatch(header -> request.getHeader(header) != null);
        return isForwarded ? String.join(",", lines) : null;
    }
}
