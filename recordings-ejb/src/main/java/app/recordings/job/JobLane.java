package app.recordings.job;

import java.util.UUID;

/** The jobs of one type of one owner. A window of them is in the broker at a time; when one came or went, the next may follow. */
record JobLane(UUID ownerId, String type) {}
