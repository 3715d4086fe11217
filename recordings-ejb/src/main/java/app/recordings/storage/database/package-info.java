/** Objects in PostgreSQL, in chunks. Invariant: chunks of one object are numbered from 0 without a gap and all but the last are full. */
package app.recordings.storage.database;
