create table job (
    id uuid primary key,
    owner_id uuid not null,
    type text not null,
    parameters jsonb not null,
    recording_id uuid,
    status text not null check (status in ('queued', 'processing', 'completed', 'failed', 'cancelled')),
    stage text,
    progress real,
    attempts integer not null,
    max_attempts integer not null,
    next_attempt_at timestamptz,
    published_at timestamptz,
    lease uuid,
    lease_until timestamptz,
    error_code text,
    error_message text,
    result jsonb,
    created_at timestamptz not null,
    started_at timestamptz,
    completed_at timestamptz
) with (fillfactor = 80);
create index job_owner on job (owner_id, created_at desc, id desc);
-- What the sweeper asks each second: nearly always empty.
create index job_unpublished on job (next_attempt_at) where status = 'queued' and published_at is null;
create index job_leased on job (lease_until) where status = 'processing';
