/** The time of day, settable in tests, and ids that sort by it. Invariant: nobody else asks the system for the time. */
package app.recordings.time;
