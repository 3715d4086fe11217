/**
 * CMU Pocketsphinx as Debian packs it, with its US English model: better and cheaper than Sphinx4 where it is installed.
 * Invariant: one process for one segment, which dies with the work.
 */
package app.recordings.audio.recognition.pocketsphinx;
