/** The broker's process. Invariant: it listens on loopback only and knows one user, with a random password. */
package app.recordings.launcher.broker;
