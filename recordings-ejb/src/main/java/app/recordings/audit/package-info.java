/** What people in charge did. Invariant: an entry is never changed or removed, which the database holds by itself. */
package app.recordings.audit;
