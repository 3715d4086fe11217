/** Listeners of the job queues. Invariant: each parses, calls one method and lets exceptions fly, so that the broker delivers again. */
package app.recordings.job.messaging;
