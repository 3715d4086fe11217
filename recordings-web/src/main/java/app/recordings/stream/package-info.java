/** Open streams of events, whatever carries them. Invariant: live and replay are one path: each stream reads the log from where its client is. */
package app.recordings.stream;
