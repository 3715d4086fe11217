/** Signing in and out over HTTP. Invariant: who signs in or out goes on with another cookie. */
package app.recordings.person.rest;
