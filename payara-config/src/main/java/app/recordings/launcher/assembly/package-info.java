/**
 * Build time only: takes the server and the database apart into the distribution's folder. Invariant: running it twice
 * changes nothing.
 */
package app.recordings.launcher.assembly;
