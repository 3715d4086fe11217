/** What becomes of people's data in the end. Invariant: recordings go by the one way in which their owners delete them. */
package app.recordings.privacy;
