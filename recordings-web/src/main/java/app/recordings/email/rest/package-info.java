/** What people say about emails over HTTP. Invariant: looking at a link changes nothing. */
package app.recordings.email.rest;
