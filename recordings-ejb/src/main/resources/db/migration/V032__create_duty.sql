-- What one node at a time does, and until when nobody else does. It takes the place of retention_round, which goes when no node
-- of the former version can be running any more.
create table duty (
    name text primary key,
    node uuid not null,
    held_until timestamptz not null
);
