/** Search in what messages say. Invariant: nothing is found outside the application, or the chat, that is asked about. */
package app.recordings.search;
