/** The node's process: Payara Micro with the application. Invariant: it keeps nothing on disk that the next start needs. */
package app.recordings.launcher.node;
