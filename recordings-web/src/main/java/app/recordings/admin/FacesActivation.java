package app.recordings.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.annotation.FacesConfig;

/** Has Faces use CDI. */
@FacesConfig
@ApplicationScoped
public class FacesActivation {}
