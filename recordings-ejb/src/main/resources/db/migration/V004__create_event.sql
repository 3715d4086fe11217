-- An event's id is its transaction's id and a number within it. A reader sees only ids of
-- transactions older than every running one, so that no smaller id can appear later.
-- offset_xid keeps ids growing when the data moves to a database that counts from the start.
create table event_log (
    only_row boolean primary key default true check (only_row),
    offset_xid bigint not null default 0,
    trimmed_to bigint not null default 0
);
insert into event_log default values;

create sequence event_number minvalue 0 maxvalue 524287 cycle;

create function next_event_id() returns bigint language sql volatile as
$$ select ((pg_current_xact_id()::text::bigint + offset_xid) << 19) + nextval('event_number') from event_log $$;

-- Ids below it are final: all of them can be read, and none will be added.
create function event_horizon() returns bigint language sql stable as
$$ select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + offset_xid) << 19 from event_log $$;

create table event (
    id bigint primary key default next_event_id(),
    owner_id uuid not null,
    type text not null,
    at timestamptz not null,
    job_id uuid,
    recording_id uuid,
    attempt integer not null,
    error_code text,
    error_message text
);
create index event_owner on event (owner_id, id);
create index event_recording on event (recording_id) where recording_id is not null;

create table event_ticket (
    token_hash bytea primary key,
    owner_id uuid not null,
    expires_at timestamptz not null
);
