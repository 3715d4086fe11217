package app.recordings.job.rest;

import java.util.List;

/** A page of jobs; {@code nextCursor} is null on the last one. */
public record JobList(List<JobResponse> data, String nextCursor) {}
