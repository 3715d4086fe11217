package app.recordings.openid;

/** What somebody signs in to; each has an address that the provider sends them back to, which must be registered there. */
public enum OpenIdPurpose {
    PAGE("/api/v1/sign-in/openid/callback"),
    CONSOLE("/admin/openid");

    private final String callback;

    OpenIdPurpose(String callback) {
        this.callback = callback;
    }

    /** The path, which begins with a slash. */
    public String callback() {
        return callback;
    }
}
