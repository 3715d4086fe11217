package app.recordings.admin;

import app.recordings.error.ProblemException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** A problem that an act of a page meets becomes a message of that page, which is then shown as after any act. */
class ProblemHandler extends ExceptionHandlerWrapper {
    ProblemHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        Iterator<ExceptionQueuedEvent> events =
                getUnhandledExceptionQueuedEvents().iterator();
        while (events.hasNext()) {
            var context = events.next().getContext();
            ProblemException problem = problem(context.getException());
            if (problem != null) {
                tell(problem, context.getPhaseId() == PhaseId.RENDER_RESPONSE);
                events.remove();
            }
        }
        getWrapped().handle();
    }

    /** A page that cannot be shown, as what it is of is not there, is answered with the problem's status. */
    private static void tell(ProblemException problem, boolean isShowing) {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (!isShowing) {
            faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, problem.getMessage(), null));
        } else if (!faces.getExternalContext().isResponseCommitted()) {
            try {
                faces.getExternalContext().responseSendError(problem.type().status(), problem.getMessage());
            } catch (IOException e) {
                throw new UncheckedIOException("The client is gone", e);
            }
            faces.responseComplete();
        }
    }

    private static ProblemException problem(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
        }
        return null;
    }
}
