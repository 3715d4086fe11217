/** Recordings over HTTP. Invariant: what is answered 2xx is durable. */
package app.recordings.recording.rest;
