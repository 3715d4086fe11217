/** Who calls, told from keys and cookies. Invariant: a wrong key never falls back to the cookie. */
package app.recordings.identity;
