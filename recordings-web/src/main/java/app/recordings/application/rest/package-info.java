/** Applications over HTTP. Invariant: a key is shown once. */
package app.recordings.application.rest;
