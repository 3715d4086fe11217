package app.recordings.problem;

import app.recordings.error.ErrorType;
import app.recordings.request.RequestId;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The error page of everything that is not the API: the same problems, without a word of the server's. */
public class ErrorPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Problem problem =
                WebApplicationExceptionMapper.Statuses.problem(status instanceof Integer number ? number : 404);
        response.setStatus(problem.type().status());
        if (problem.type() == ErrorType.METHOD_NOT_ALLOWED && response.getHeader("Allow") == null) {
            response.setHeader("Allow", "GET, HEAD, OPTIONS");
        }
        response.setContentType(Problem.MEDIA_TYPE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(problem.toJson(RequestId.of(request)));
    }
}
