/** Whether this node can serve, and who may see why. Invariant: only what makes uploads impossible makes it unready. */
package app.recordings.health;
