-- What became of jobs in each minute and each hour, of each type. Counted from the event log by one node at a time, which moves
-- the position in the same transaction: so each event counts once, in whatever moment a node dies.
create table job_statistics (
    seconds integer not null check (seconds in (60, 3600)),
    start timestamptz not null,
    type text not null,
    accepted bigint not null,
    completed bigint not null,
    failed bigint not null,
    retried bigint not null,
    cancelled bigint not null,
    -- completed ones by the time from accept to done, in 64 steps, each a third wider than the one before
    latencies bigint[] not null,
    primary key (seconds, start, type)
);

create table job_statistics_position (
    only_row boolean primary key default true check (only_row),
    position bigint not null
);
insert into job_statistics_position (position) values (0);
