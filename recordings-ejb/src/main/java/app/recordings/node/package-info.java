/** Which nodes there are and how they do. Invariant: what is known of a node it said itself, lately; who is silent counts as gone. */
package app.recordings.node;
