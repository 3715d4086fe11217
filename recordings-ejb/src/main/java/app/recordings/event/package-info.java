/** What happened, in an order that clients can resume from. Invariant: once an id is readable by a caller, no smaller one appears for it later. */
package app.recordings.event;
