package app.recordings.admin;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.UIOutput;
import jakarta.faces.component.html.HtmlOutputText;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.faces.event.SystemEvent;
import jakarta.faces.event.SystemEventListener;

/** Puts into each form what tells that it was sent from a page of this session; {@link ConsoleFilter} asks for it. */
public class FormToken implements SystemEventListener {
    static final String FIELD = "form-token";

    @Override
    public void processEvent(SystemEvent event) {
        UIForm form = (UIForm) ((ComponentSystemEvent) event).getComponent();
        String token = CDI.current().select(SignedIn.class).get().formToken();
        if (token != null && form.getFacet(FIELD) == null && form.findComponent(FIELD) == null) {
            form.getChildren().add(0, hidden(token));
        }
    }

    private static UIOutput hidden(String token) {
        HtmlOutputText field = (HtmlOutputText)
                FacesContext.getCurrentInstance().getApplication().createComponent(HtmlOutputText.COMPONENT_TYPE);
        field.setId(FIELD);
        field.setEscape(false);
        field.setValue("<input type=\"hidden\" name=\"" + FIELD + "\" value=\"" + token + "\">");
        return field;
    }

    @Override
    public boolean isListenerForSource(Object source) {
        return source instanceof UIForm;
    }
}
