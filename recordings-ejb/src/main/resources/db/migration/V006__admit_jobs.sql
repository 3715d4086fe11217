-- Jobs that the broker was not told of, those of a lane by the time they are due.
drop index job_unpublished;
create index job_waiting on job (type, owner_id, coalesce(next_attempt_at, created_at), id)
    where status = 'queued' and published_at is null;
-- Waiting ones of an owner, for the limit.
create index job_waiting_owner on job (owner_id) where status = 'queued' and published_at is null;
-- What fills the lanes' windows.
create index job_admitted on job (owner_id, type)
    where status = 'processing' or status = 'queued' and published_at is not null;
-- What can be begun anew.
create index job_retryable on job (owner_id, created_at) where status in ('failed', 'cancelled');
