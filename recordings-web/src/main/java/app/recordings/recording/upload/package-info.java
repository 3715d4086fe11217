/** Audio as it arrives with a request. Invariant: none of it is ever whole in memory, and closing an upload leaves nothing. */
package app.recordings.recording.upload;
