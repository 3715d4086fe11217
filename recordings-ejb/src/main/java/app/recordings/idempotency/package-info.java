/** Requests that may be sent twice and count once. Invariant: what a key made and that the key made it are committed together or not at all. */
package app.recordings.idempotency;
