package app.recordings.admin;

import app.recordings.administrator.Role;
import app.recordings.application.ApplicationService;
import app.recordings.application.NewApplication;
import app.recordings.paging.Page;
import app.recordings.request.Cursor;
import app.recordings.security.Caller;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The page of all applications. */
@Named("applications")
@RequestScoped
public class ApplicationsBean {
    @Inject
    ApplicationService applications;

    @Inject
    SignedIn signedIn;

    @Inject
    ConsoleRequest request;

    private String name;
    private Page<ApplicationRow> page;
    private String apiKey;
    private ApplicationRow made;

    @PostConstruct
    void look() {
        name = request.text("name");
        String cursor = request.text("cursor");
        var found = applications.find(
                Caller.administrator(), name, Cursor.page(null, cursor.isEmpty() ? null : cursor, name));
        page = new Page<>(found.rows().stream().map(ApplicationRow::of).toList(), found.next());
    }

    public String getName() {
        return name;
    }

    public List<ApplicationRow> getRows() {
        return page.rows();
    }

    /** Where the next page is; null when this is the last one. */
    public String getOlder() {
        return page.next() == null
                ? null
                : "/admin/applications?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&cursor="
                        + Cursor.write(page.next(), name);
    }

    public void create() {
        signedIn.require(Role.ADMINISTRATOR);
        String wanted = request.text("new-name");
        NewApplication created = signedIn.does(
                "application.create",
                wanted,
                "",
                () -> applications.create(wanted, Optional.of(Caller.administrator())));
        made = ApplicationRow.of(created.application());
        apiKey = created.apiKey();
        look();
    }

    /** Of the application that was just made; shown this once. */
    public String getApiKey() {
        return apiKey;
    }

    public ApplicationRow getMade() {
        return made;
    }
}
