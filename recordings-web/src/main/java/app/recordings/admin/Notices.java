package app.recordings.admin;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;

/** What a page says after an act. */
final class Notices {
    private Notices() {}

    static void say(String text) {
        add(FacesMessage.SEVERITY_INFO, text);
    }

    static void complain(String text) {
        add(FacesMessage.SEVERITY_ERROR, text);
    }

    private static void add(FacesMessage.Severity severity, String text) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, text, null));
    }
}
