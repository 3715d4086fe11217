-- How long an application's recordings are kept; who has no row keeps them as the operator says.
create table retention (
    owner_id uuid primary key references application on delete cascade,
    keep_ms bigint not null check (keep_ms > 0)
);

-- Which node looks for what is to go, and until when nobody else does.
create table retention_round (
    only_row boolean primary key default true check (only_row),
    lease uuid,
    lease_until timestamptz not null
);
insert into retention_round (lease_until) values (now());

-- What was sent with an address, of all owners, to be handed over or erased.
create index recording_email on recording (lower(email)) where email is not null;
