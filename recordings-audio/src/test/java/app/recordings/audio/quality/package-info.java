/**
 * The quality report.
 * Invariant: it measures the running service from outside, as a client sees it.
 */
package app.recordings.audio.quality;
