/**
 * Starts, watches and stops the product's processes: database, broker, audio service and node. Invariant: whatever this
 * package starts ends with it, in order if it is asked to stop, within 10 s if it dies.
 */
package app.recordings.launcher;
