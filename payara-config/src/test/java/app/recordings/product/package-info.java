/**
 * The running product seen from outside: over HTTP, server-sent events, WebSocket and in a browser. Invariant: a test
 * makes its own application or visitor, so that no other test's data is in its sight.
 */
package app.recordings.product;
