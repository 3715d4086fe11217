package app.recordings.openid;

/**
 * What a browser comes back with; each null when it does not (RFC 6749, section 4.1.2, and RFC 9207).
 *
 * @param browser of the cookie that this browser was given on the way
 */
public record OpenIdAnswer(String code, String state, String error, String issuer, String browser) {}
