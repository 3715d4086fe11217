/** Requests held against the quotas of who sends them. Invariant: what was refused was charged nothing. */
package app.recordings.admission;
