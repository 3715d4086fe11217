package app.recordings.admin;

import app.recordings.administrator.AccountService;
import app.recordings.administrator.Proven;
import app.recordings.administrator.Session;
import app.recordings.administrator.SessionService;
import app.recordings.error.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Supplier;

/** The page of one's own account. */
@Named("account")
@RequestScoped
public class AccountBean {
    @Inject
    AccountService accounts;

    @Inject
    SessionService sessions;

    @Inject
    SignedIn signedIn;

    private String password;
    private String newPassword;
    private String repeated;
    private String code;
    private List<String> codes = List.of();
    private boolean changed;

    /** Whether there is an account: who came by the operator's key has none. */
    public boolean isOwn() {
        return session().administratorId() != null;
    }

    /** Whether nothing else can be done before the password is changed. */
    public boolean isForced() {
        return session().mustChangePassword() && !changed;
    }

    public void changePassword() {
        if (newPassword == null || !newPassword.equals(repeated)) {
            Notices.complain("The new password was written in two ways.");
            return;
        }
        Proven who = proven(() -> accounts.prove(session(), shown()));
        act("password", "", () -> accounts.changePassword(who, newPassword));
        changed = true;
        Notices.say("Your password is changed. Your other sessions have ended.");
    }

    public void offerTotp() {
        Proven who = proven(() -> accounts.prove(session(), shown()));
        act("totp", "offered", () -> accounts.offerTotp(who));
    }

    public void confirmTotp() {
        act("totp", "on", () -> codes = accounts.confirmTotp(session(), code));
        Notices.say("From now on a one-time password is asked for.");
    }

    public void removeTotp() {
        Proven who = proven(() -> accounts.proveByAll(session(), shown()));
        act("totp", "off", () -> accounts.removeTotp(who));
        Notices.say("One-time passwords are no longer asked for.");
    }

    public void endOthers() {
        signedIn.does("session.end", signedIn.name(), "all others", () -> sessions.endOthers(session()));
        Notices.say("Your other sessions have ended.");
    }

    private AccountService.Shown shown() {
        return new AccountService.Shown(null, password, code, signedIn.address());
    }

    /** Whoever sits there and does not know the password leaves a trace. */
    private Proven proven(Supplier<Proven> proof) {
        try {
            return proof.get();
        } catch (ProblemException e) {
            signedIn.did("account.refused", signedIn.name(), e.getMessage());
            throw e;
        }
    }

    private void act(String what, String detail, Runnable act) {
        signedIn.does("account." + what, signedIn.name(), detail, act);
    }

    public boolean isTotp() {
        return accounts.hasTotp(session());
    }

    /** In base 32, while it waits to be confirmed; else null. */
    public String getSecret() {
        return accounts.offeredSecret(session()).orElse(null);
    }

    /** The same for a camera, as a picture in a data URL. */
    public String getPicture() {
        return QrPicture.of(
                "otpauth://totp/Recordings:" + signedIn.name() + "?secret=" + getSecret() + "&issuer=Recordings");
    }

    /** Recovery codes, only in the answer that made them. */
    public List<String> getCodes() {
        return codes;
    }

    private Session session() {
        return signedIn.session().orElseThrow();
    }

    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getNewPassword() {
        return null;
    }

    public void setNewPassword(String newPassword) {
        this.newPassword = newPassword;
    }

    public String getRepeated() {
        return null;
    }

    public void setRepeated(String repeated) {
        this.repeated = repeated;
    }

    public String getCode() {
        return null;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
