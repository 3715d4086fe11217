/**
 * What the built product does a second, what it costs, and how that compares with bare PostgreSQL and a small service of
 * another kind. Only what ran in the same minutes is compared.
 */
package app.recordings.bench;
