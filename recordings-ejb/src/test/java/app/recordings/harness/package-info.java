/** What the tests on a real database stand on. Invariant: mapping, migrations and beans are the product's own; only what the container does is done here. */
package app.recordings.harness;
