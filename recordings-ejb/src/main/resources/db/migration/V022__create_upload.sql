-- Content on its way in: its object has the same id. Sealed when it takes no more; with a hash when it was measured and can be
-- used. Whoever uses it deletes the row and owns the object.
create table upload (
    id uuid primary key,
    owner_id uuid not null,
    size_bytes bigint not null,
    in_parts boolean not null,
    announced_sha256 text,
    sealed boolean not null default false,
    sha256 text,
    head bytea,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index upload_owner on upload (owner_id);
create index upload_expiry on upload (expires_at);

-- A part whose content is stored.
create table upload_part (
    upload_id uuid not null references upload on delete cascade,
    number integer not null,
    owner_id uuid not null,
    primary key (upload_id, number)
);
