/** How much is logged, of what. Invariant: every node logs as the rows say, or as it was configured where no row says anything. */
package app.recordings.logging;
