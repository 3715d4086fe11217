/** What can go wrong, as callers are told of it. Invariant: every error that leaves the server is one {@link app.recordings.error.ErrorType}. */
package app.recordings.error;
