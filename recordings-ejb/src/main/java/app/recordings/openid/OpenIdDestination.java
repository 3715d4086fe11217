package app.recordings.openid;

/** @param target the page that was asked for, one of ours; empty for none */
public record OpenIdDestination(OpenIdPurpose purpose, String target) {}
