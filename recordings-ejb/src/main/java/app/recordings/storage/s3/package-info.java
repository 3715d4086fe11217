/** Objects in a store that speaks Amazon's S3. Invariant: nobody but the product has a key to it; clients have URLs, each for one part of one object. */
package app.recordings.storage.s3;
