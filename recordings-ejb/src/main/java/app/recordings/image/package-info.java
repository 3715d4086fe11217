/** Random pictures for a topic, from a provider. Invariant: what is served as a picture was seen to be one, and is credited. */
package app.recordings.image;
