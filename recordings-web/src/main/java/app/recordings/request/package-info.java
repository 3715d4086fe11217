/** What every request brings: its id, its caller once known, its page of a list. Invariant: the public URL is the only source of absolute URLs. */
package app.recordings.request;
