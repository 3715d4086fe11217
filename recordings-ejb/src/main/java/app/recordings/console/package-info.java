/** What administrators see and do across all callers. Invariant: lists and stories hold nothing that a person said or wrote; only {@link app.recordings.console.RecordingConsoleService#open} does. */
package app.recordings.console;
