/** Lines of the parts' logs. Invariant: one record is one line of JSON, or begins one of text, whatever its message holds. */
package app.recordings.launcher.log;
