/** Who may use the console, and as what. Invariant: a session, and what its role allows, ends on every node with the row that says so. */
package app.recordings.administrator;
