/** What administrators halted for a while. Invariant: a pause is a row, so that every node keeps it, through restarts too. */
package app.recordings.pause;
