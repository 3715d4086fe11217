/** The listener of the event topic. Invariant: every node hears every bell. */
package app.recordings.event.messaging;
