/** Migrations. Invariant: the schema is made by Flyway alone, before the first query. */
package app.recordings.database;
