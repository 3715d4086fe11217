/** Whether this node can serve. Invariant: only what makes uploads impossible makes it unready. */
package app.recordings.health;
