package app.recordings.launcher.node;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Writes the application's metrics behind the server's own, so that one address has all: the server's histograms count a
 * sample of what they are told, so the application keeps its own. Named in the server's default-web.xml, behind
 * {@link OperatorsOnly}.
 */
public final class ApplicationMetrics implements Filter {
    private static final String METRICS = "app.recordings:type=Metrics";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isAllMetrics((HttpServletRequest) request)) {
            chain.doFilter(request, response);
            return;
        }
        var answer = new OpenAnswer((HttpServletResponse) response);
        chain.doFilter(request, answer);
        if (answer.getStatus() == HttpServletResponse.SC_OK && isText(answer)) {
            answer.getWriter().write(text());
            answer.getWriter().flush();
        }
    }

    private static boolean isAllMetrics(HttpServletRequest request) {
        var page = request.getContextPath() + request.getServletPath();
        var rest = request.getPathInfo();
        return page.equals("/metrics")
                && "GET".equals(request.getMethod())
                && (rest == null || rest.equals("/"))
                && request.getQueryString() == null;
    }

    private static boolean isText(HttpServletResponse response) {
        return response.getContentType() != null && response.getContentType().startsWith("text/plain");
    }

    private static String text() {
        try {
            var server = ManagementFactory.getPlatformMBeanServer();
            var name = new ObjectName(METRICS);
            return server.isRegistered(name) ? (String) server.invoke(name, "text", null, null) : "";
        } catch (JMException failure) {
            System.getLogger(ApplicationMetrics.class.getName())
                    .log(System.Logger.Level.WARNING, "The application's metrics are missing", failure);
            return "";
        }
    }

    /** The server closes what it has written to. */
    private static final class OpenAnswer extends HttpServletResponseWrapper {
        private PrintWriter writer;

        OpenAnswer(HttpServletResponse response) {
            super(response);
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            if (writer == null) {
                writer = new OpenWriter(super.getWriter());
            }
            return writer;
        }
    }

    private static final class OpenWriter extends PrintWriter {
        OpenWriter(PrintWriter writer) {
            super(writer);
        }

        @Override
        public void close() {
            flush();
        }
    }
}
