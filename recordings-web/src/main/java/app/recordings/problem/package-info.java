/** Errors as problem+json (RFC 9457). Invariant: nothing of the server's inside leaves it. */
package app.recordings.problem;
