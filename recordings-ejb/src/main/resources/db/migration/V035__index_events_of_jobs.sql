-- As the one before: beside nodes that write, and begun anew when it broke off.
set lock_timeout = 0;

-- A recording's events are found by the recording.
drop index concurrently if exists event_job;
create index concurrently event_job on event (job_id) where recording_id is null and job_id is not null;
-- Whether a job was begun or ended before, which tells one that comes from one that comes back. Nothing new is in it.
drop index concurrently if exists event_later;
create index concurrently event_later on event (job_id, id) where type not in ('job.queued', 'recording.queued');
