/**
 * Listeners of the job queues. Invariant: each parses, calls one method and lets exceptions fly, so that the broker delivers again.
 *
 * <p>A message is acknowledged when it was dealt with, without a session's transaction ({@code useLocalTx}): when the broker
 * died meanwhile, the adapter's commit fails, it tells the server twice that the delivery is over, the server throws, and the
 * consumer never asks for another message. What comes twice has no effect.
 */
package app.recordings.job.messaging;
