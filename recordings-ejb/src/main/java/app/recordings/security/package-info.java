/** Who calls: visitors, applications, administrators, and their secrets. Invariant: a secret is stored only as its hash. */
package app.recordings.security;
