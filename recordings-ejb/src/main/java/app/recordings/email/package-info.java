/**
 * Telling people by email that their recording has ended. Invariant: a recording is told of once, in words that are ours
 * alone, and never to an address that does not want it.
 */
package app.recordings.email;
