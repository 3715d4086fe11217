/** Sending to the message broker. Invariant: a message carries ids only, and its loss costs time, never data. */
package app.recordings.broker;
