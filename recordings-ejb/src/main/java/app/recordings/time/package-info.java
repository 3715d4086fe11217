/** The time of day, settable in tests. Invariant: nobody else asks the system for it. */
package app.recordings.time;
