package app.recordings.launcher.node;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The answer to a health check without its reasons: its status alone is passed on, then said in the body. */
final class HiddenBody extends HttpServletResponseWrapper {
    private static final OutputStream NOWHERE = OutputStream.nullOutputStream();

    HiddenBody(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new Unheard();
    }

    @Override
    public PrintWriter getWriter() {
        return new PrintWriter(NOWHERE, false, StandardCharsets.UTF_8);
    }

    @Override
    public void setContentLength(int length) {}

    @Override
    public void setContentLengthLong(long length) {}

    @Override
    public void flushBuffer() {}

    void say() throws IOException {
        boolean isUp = getStatus() == SC_OK;
        getResponse().setContentType("application/json");
        getResponse().getOutputStream().print("{\"status\":\"" + (isUp ? "UP" : "DOWN") + "\",\"checks\":[]}");
    }

    private static final class Unheard extends ServletOutputStream {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("Only whole answers are hidden");
        }

        @Override
        public void write(int octet) {}
    }
}
