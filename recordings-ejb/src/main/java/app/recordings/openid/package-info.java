/** Signing in at an OpenID provider. Invariant: nobody is who the provider says but in the browser that asked, once. */
package app.recordings.openid;
