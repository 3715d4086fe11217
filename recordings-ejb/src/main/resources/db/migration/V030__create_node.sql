-- Which nodes there are. Each writes its row every few seconds and takes it away when it stops.
create table node (
    id uuid primary key,
    name text not null,
    version text not null,
    started_at timestamptz not null,
    heard_at timestamptz not null,
    processor double precision not null,
    heap_used_bytes bigint not null,
    heap_limit_bytes bigint not null,
    -- name=state, separated by commas
    circuits text not null
) with (fillfactor = 50);
