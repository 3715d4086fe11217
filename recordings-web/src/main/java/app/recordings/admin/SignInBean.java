package app.recordings.admin;

import app.recordings.administrator.AccountService;
import app.recordings.administrator.AccountService.Checked;
import app.recordings.administrator.AccountService.Outcome;
import app.recordings.administrator.AccountService.Shown;
import app.recordings.administrator.ConsoleAccess;
import app.recordings.administrator.Role;
import app.recordings.administrator.SessionOwner;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.identity.Refusals;
import app.recordings.openid.OpenIdConfig;
import app.recordings.request.ClientAddress;
import app.recordings.security.AdministratorKey;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The page where one signs in. */
@Named("signIn")
@RequestScoped
public class SignInBean {
    private static final Logger LOG = Logger.getLogger(SignInBean.class.getName());

    @Inject
    AdministratorKey administratorKey;

    @Inject
    AccountService accounts;

    @Inject
    ConsoleAccess access;

    @Inject
    OpenIdConfig openId;

    @Inject
    Entrance entrance;

    @Inject
    Refusals refusals;

    @Inject
    ClientAddress address;

    @Inject
    HttpServletRequest request;

    private String name;
    private String password;
    private String code;
    private String key;
    private String to;

    /** By name and password. */
    public void signIn() throws IOException {
        if (!isByPassword()) {
            throw new ProblemException(ErrorType.FORBIDDEN, "Nobody signs in by a password here.");
        }
        String from = address.of(request);
        refusals.requirePatience(from);
        Checked checked = accounts.check(new Shown(name, password, code, from));
        switch (checked.outcome()) {
            case RIGHT -> entrance.let(SessionOwner.of(checked.administratorId()), checked.name(), to);
            case CODE_NEEDED -> {
                entrance.refused(checked.name(), from, "a one-time password is needed, too");
                throw refusal("A one-time password is needed, too: of your device, or a recovery code.");
            }
            case WRONG, BLOCKED -> {
                note(from, checked);
                // The same for both: that a name waits would tell that it is somebody's.
                throw refusal(
                        "The name, the password or the one-time password is wrong; or too many wrong ones came for"
                                + " this name: then try again in a while.");
            }
        }
    }

    private void note(String from, Checked checked) {
        refusals.count(from);
        // A name that is nobody's may be a password in the wrong field.
        boolean isKnown = checked.name() != null;
        LOG.log(Level.WARNING, "A wrong {0} for the console came from {1}", new Object[] {
            isKnown ? "password of " + checked.name() : "name", from
        });
        if (isKnown) {
            entrance.refused(checked.name(), from, checked.outcome() == Outcome.BLOCKED ? "too many came" : "wrong");
        }
    }

    /** By the operator's key. */
    public void signInByKey() throws IOException {
        String from = address.of(request);
        refusals.requirePatience(from);
        if (key == null || !administratorKey.opens(key.strip())) {
            refusals.count(from);
            LOG.log(Level.WARNING, "A wrong key for the console came from {0}", from);
            throw refusal("This is not the administrator's key.");
        }
        entrance.let(SessionOwner.known(AdministratorKey.NAME, Role.ADMINISTRATOR), AdministratorKey.NAME, to);
    }

    public void signOut() throws IOException {
        entrance.leave();
    }

    private static ProblemException refusal(String detail) {
        return new ProblemException(ErrorType.UNAUTHENTICATED, detail);
    }

    /** Whether accounts open the console. */
    public boolean isByPassword() {
        return access.isByPassword();
    }

    /** What a button calls the OpenID provider; empty for none. */
    public String getProvider() {
        return access.isByOpenId() ? openId.name() : "";
    }

    /** Where one signs in at the OpenID provider. */
    public String getProviderLink() {
        String page = getTo();
        return OpenIdStart.PATH + (page == null ? "" : "?to=" + URLEncoder.encode(page, StandardCharsets.UTF_8));
    }

    /** Why somebody who came from the OpenID provider was not let in; empty when nobody did. */
    public String getProblem() {
        return OpenIdProblem.text(request.getParameter("problem"));
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getCode() {
        return null;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getKey() {
        return null;
    }

    public void setKey(String key) {
        this.key = key;
    }

    /** The page that was asked for. */
    public String getTo() {
        return to == null ? request.getParameter("to") : to;
    }

    public void setTo(String to) {
        this.to = to;
    }
}
