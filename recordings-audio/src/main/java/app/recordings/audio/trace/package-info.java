/** The service's part of the traces of those who call it. Invariant: nothing is traced that its caller does not trace. */
package app.recordings.audio.trace;
