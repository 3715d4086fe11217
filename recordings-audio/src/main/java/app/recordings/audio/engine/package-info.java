/**
 * What engines outside this process have in common: their configuration, calls over HTTP and programs.
 * Invariant: whatever such an engine does, a call ends in bounded time and memory, and soon after it was cancelled.
 */
package app.recordings.audio.engine;
