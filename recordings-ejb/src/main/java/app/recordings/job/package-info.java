/** Asynchronous work. Invariant: the row is the truth and the broker only a bell; a job changes only under the guard of its status and lease. */
package app.recordings.job;
