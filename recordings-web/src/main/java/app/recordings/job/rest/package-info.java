/** Jobs over HTTP. Invariant: a caller reaches only its own jobs. */
package app.recordings.job.rest;
