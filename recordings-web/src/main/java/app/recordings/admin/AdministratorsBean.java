package app.recordings.admin;

import app.recordings.administrator.Administrator;
import app.recordings.administrator.AdministratorService;
import app.recordings.administrator.OpenSession;
import app.recordings.administrator.Role;
import app.recordings.administrator.SessionService;
import app.recordings.time.Ids;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;

/** The page of who may use the console; each act is told its subject by id, whatever was listed meanwhile. */
@Named("administrators")
@RequestScoped
public class AdministratorsBean {
    @Inject
    AdministratorService administrators;

    @Inject
    SessionService sessions;

    @Inject
    SignedIn signedIn;

    @Inject
    HttpServletRequest request;

    private String name;
    private Role role = Role.VIEWER;
    private Role chosenRole;
    private boolean sure;
    private String[] ended = {};
    private String firstPassword;
    private List<Administrator> all;

    public List<Administrator> getAll() {
        if (all == null) {
            all = administrators.all();
        }
        return all;
    }

    /** Who is to be changed, as the address says; null for nobody. */
    public Administrator getChosen() {
        String chosen = getId();
        return getAll().stream()
                .filter(one -> one.id().toString().equals(chosen))
                .findFirst()
                .orElse(null);
    }

    public List<OpenSession> getSessions() {
        return sessions.all();
    }

    public Role[] getRoles() {
        return Role.values();
    }

    public void create() {
        signedIn.require(Role.ADMINISTRATOR);
        firstPassword =
                signedIn.does("administrator.create", name, role.name(), () -> administrators.create(name, role));
        changed(name + " can sign in by the first password below, which is shown only now.");
    }

    public void changeRole() {
        signedIn.require(Role.ADMINISTRATOR);
        signedIn.does(
                "administrator.role",
                called(),
                chosenRole.name(),
                () -> administrators.setRole(chosenId(), chosenRole));
        changed("The role is changed.");
    }

    public void reset() {
        signedIn.require(Role.ADMINISTRATOR);
        firstPassword = signedIn.does("administrator.reset", called(), "", () -> administrators.reset(chosenId()));
        changed("The sessions have ended. The new first password below is shown only now.");
    }

    public void remove() {
        signedIn.require(Role.ADMINISTRATOR);
        if (!sure) {
            Notices.complain("Tick that you are sure.");
            return;
        }
        signedIn.does("administrator.remove", called(), "", () -> administrators.remove(chosenId()));
        changed("The account is removed, and its sessions have ended.");
    }

    public void endSessions() {
        signedIn.require(Role.ADMINISTRATOR);
        for (String session : ended) {
            signedIn.does("session.end", session, "by an administrator", () -> Ids.parse(session)
                    .ifPresent(sessions::end));
        }
        Notices.say(ended.length + " ended.");
    }

    private void changed(String notice) {
        all = null;
        Notices.say(notice);
    }

    private UUID chosenId() {
        return Ids.parse(getId()).orElse(new UUID(0, 0));
    }

    private String called() {
        Administrator chosen = getChosen();
        return chosen == null ? getId() : chosen.name();
    }

    /** Only in the answer that made it. */
    public String getFirstPassword() {
        return firstPassword;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role == null ? Role.VIEWER : role;
    }

    /** Of who is to be changed. */
    public Role getChosenRole() {
        Administrator chosen = getChosen();
        return chosen == null ? Role.VIEWER : chosen.role();
    }

    public void setChosenRole(Role chosenRole) {
        this.chosenRole = chosenRole;
    }

    /** A parameter and no field of a form: what is told of them depends on it before forms are read. */
    public String getId() {
        return request.getParameter("id");
    }

    public boolean isSure() {
        return false;
    }

    public void setSure(boolean sure) {
        this.sure = sure;
    }

    public String[] getEnded() {
        return new String[0];
    }

    public void setEnded(String[] ended) {
        this.ended = ended.clone();
    }
}
