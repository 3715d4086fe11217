-- Where somebody who has an account, or who says so, signs in from.
create table administrator_address (
    administrator_id uuid not null references administrator on delete cascade,
    address text not null,
    -- wrong passwords from there since the last right one, and until when no further one from there is looked at
    failures integer not null default 0,
    blocked_until timestamptz,
    -- the last right one; whoever comes from there is let in whatever comes from elsewhere
    known_at timestamptz,
    seen_at timestamptz not null,
    primary key (administrator_id, address)
);
