/** What becomes of people's data, over HTTP. Invariant: only an administrator reaches the data of more than one caller. */
package app.recordings.privacy.rest;
