/**
 * One unit of work: its progress, its end by cancellation, and how many of them may run and wait.
 * Invariant: a cancelled work's processes are dead and its thread is free within two seconds.
 */
package app.recordings.audio.work;
