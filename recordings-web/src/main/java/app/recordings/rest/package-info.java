/** The API as a whole. Invariant: no call is answered without a caller unless it is marked public. */
package app.recordings.rest;
