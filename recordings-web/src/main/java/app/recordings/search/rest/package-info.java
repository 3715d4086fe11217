/** Search as clients see it. Invariant: a page's hits are those that its cursor says, in one order. */
package app.recordings.search.rest;
