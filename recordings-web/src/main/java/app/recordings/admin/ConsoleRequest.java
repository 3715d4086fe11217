package app.recordings.admin;

import app.recordings.error.ProblemException;
import app.recordings.time.Ids;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** What a page is asked with, and what it says after an act. Forms carry what they act on, since pages keep no state. */
@RequestScoped
class ConsoleRequest {
    @Inject
    HttpServletRequest request;

    /** Without space around it; empty when not sent. */
    String text(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    /** @throws ProblemException 404 when it is no id */
    UUID id(String name) {
        return Ids.parse(text(name)).orElseThrow(() -> ProblemException.notFound("id"));
    }

    static void say(String message) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, message, null));
    }
}
