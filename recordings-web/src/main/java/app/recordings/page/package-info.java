/** The bundled page's files over HTTP. Invariant: nothing that runs in the page comes from elsewhere or from markup. */
package app.recordings.page;
