/** Events over HTTP: server-sent events and tickets. Invariant: a stream opens only for a known caller. */
package app.recordings.stream.rest;
