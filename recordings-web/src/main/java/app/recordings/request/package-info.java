/** What every request brings: who calls, its id, its page of a list. Invariant: the public URL is the only source of absolute URLs. */
package app.recordings.request;
