/**
 * The console of those in charge, in Faces: a bean for each page of {@code webapp/admin}. Views have no state and there are no
 * HTTP sessions, so that any node answers any request; what a page must remember stands in its address or in a hidden field.
 * Invariant: no page shows anything to whoever is not signed in, and nothing is done that is not in the audit log.
 */
package app.recordings.admin;
