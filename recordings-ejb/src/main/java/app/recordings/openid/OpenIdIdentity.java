package app.recordings.openid;

import java.util.List;

/**
 * Who the provider says somebody is.
 *
 * @param subject never another's at this issuer
 * @param email that the provider says is theirs; null for none
 * @param name to call them by; may be another's, too
 * @param groups values of the claim that tells what they may do
 */
public record OpenIdIdentity(String issuer, String subject, String email, String name, List<String> groups) {}
