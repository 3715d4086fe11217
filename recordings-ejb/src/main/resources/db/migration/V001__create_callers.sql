-- A visitor or an application owns data: its id is the owner_id of every other table.
-- owner_id is not a foreign key there: it would lock the caller's row on each insert.
create table visitor (
    id uuid primary key,
    token_hash bytea not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create table application (
    id uuid primary key,
    name text not null,
    created_at timestamptz not null
);

create table api_key (
    id uuid primary key,
    owner_id uuid not null references application on delete cascade,
    key_hash bytea not null unique,
    created_at timestamptz not null
);
create index api_key_owner on api_key (owner_id);
