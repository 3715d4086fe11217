/**
 * The audio service, a process of its own: speech to text, text to corrected text, text to speech, over HTTP.
 * Invariant: whatever an engine or a decoder does, it can end this process at worst, never the node.
 */
package app.recordings.audio;
