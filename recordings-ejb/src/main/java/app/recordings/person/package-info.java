/** People, who are known by an email address that they have shown to be theirs. Invariant: a link signs in once, in the browser that asked for it. */
package app.recordings.person;
