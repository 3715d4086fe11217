/**
 * People, who are known by an email address that they have shown to be theirs, or by an OpenID provider. Invariant: nobody
 * becomes a person but in the browser that asked for it, and what is one person's never becomes another's.
 */
package app.recordings.person;
