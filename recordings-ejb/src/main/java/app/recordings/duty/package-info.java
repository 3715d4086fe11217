/** What one node at a time does. Invariant: of two nodes at most one has a duty that has not lapsed. */
package app.recordings.duty;
