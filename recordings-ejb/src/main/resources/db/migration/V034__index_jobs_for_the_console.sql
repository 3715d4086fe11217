-- Nodes of the version before go on writing meanwhile. What broke off leaves an index that is not valid, so each is begun anew.
-- To wait for others' transactions locks nobody out.
set lock_timeout = 0;

-- Ids grow with time, so the primary key lists the newest of all. These find what is rare among many: a recording's job
-- that goes its usual way is in none of them, so that accepting and completing one costs nothing more.
drop index concurrently if exists job_ended_badly;
create index concurrently job_ended_badly on job (status, id) where status in ('failed', 'cancelled');
drop index concurrently if exists job_dead;
create index concurrently job_dead on job (id) where status = 'failed' and discarded_at is null;
drop index concurrently if exists job_error;
create index concurrently job_error on job (error_code, id) where error_code is not null;
drop index concurrently if exists job_other_type;
create index concurrently job_other_type on job (type, id) where type <> 'correct-recording';
