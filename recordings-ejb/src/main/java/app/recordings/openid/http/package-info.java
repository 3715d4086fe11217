/** The way to the OpenID provider. Invariant: what it says counts only with its signature, for us, in answer to this attempt. */
package app.recordings.openid.http;
