/**
 * Flite as Debian packs it, with its voice "awb": cheaper than MaryTTS where it is installed.
 * Invariant: one process for one sentence, whose text no other process sees on a command line.
 */
package app.recordings.audio.speech.flite;
