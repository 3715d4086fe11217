-- One time that a worker had a job, under a lease of its own; gone with the job, whose owner is its owner.
create table job_attempt (
    job_id uuid not null references job on delete cascade,
    lease uuid not null,
    number integer not null,
    node text not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    outcome text check (outcome in ('completed', 'retrying', 'failed', 'released', 'cancelled')),
    error_code text,
    error_message text,
    primary key (job_id, lease)
) with (fillfactor = 80);

-- Failed for good, and an administrator wants to see no more of it among the dead letters.
alter table job add column discarded_at timestamptz;
