package app.recordings.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.util.List;

/** The pages of the console. */
@Named("navigation")
@RequestScoped
public class NavigationBean {
    private static final List<Place> PLACES = List.of(
            new Place("overview", "Overview"),
            new Place("jobs", "Jobs"),
            new Place("dead-letters", "Dead letters"),
            new Place("recordings", "Recordings"),
            new Place("applications", "Applications"),
            new Place("administrators", "Administrators"),
            new Place("audit", "Audit log"),
            new Place("settings", "Settings"),
            new Place("database", "Database"));

    /** A page: the last part of its address, and what it is called. */
    public record Place(String path, String label) {}

    /** Those that there are. */
    public List<Place> getPlaces() {
        var external = FacesContext.getCurrentInstance().getExternalContext();
        return PLACES.stream()
                .filter(place -> external.getResourceAsStream("/admin/" + place.path() + ".xhtml") != null)
                .toList();
    }

    /** As {@code aria-current} has it. */
    public String current(String path) {
        String view = FacesContext.getCurrentInstance().getViewRoot().getViewId();
        return view.equals("/admin/" + path + ".xhtml") ? "page" : "false";
    }
}
