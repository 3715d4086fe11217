-- What administrators halted: all that is new ('intake'), or the jobs of a type ('job:' and the type).
create table pause (
    subject text primary key,
    reason text not null,
    paused_by text not null,
    paused_at timestamptz not null
);

-- How much loggers log where administrators changed it.
create table log_level (
    logger text primary key,
    level text not null,
    set_by text not null,
    set_at timestamptz not null
);
