-- Somebody who has shown that an email address is theirs; the id owns what they have.
create table person (
    id uuid primary key,
    email text not null unique,
    created_at timestamptz not null
);

-- A visitor's row is what one cookie opens; several may open what one person owns. Null for its own id.
alter table visitor add column owner_id uuid;

-- Who asked for a link to sign in, by the browser's row; gone when it was used.
create table sign_in (
    id uuid primary key,
    visitor_id uuid not null,
    email text not null,
    -- of its email; null when that was sent
    next_attempt_at timestamptz,
    expires_at timestamptz not null
);
create index sign_in_visitor on sign_in (visitor_id);
create index sign_in_due on sign_in (next_attempt_at) where next_attempt_at is not null;
create index sign_in_expiry on sign_in (expires_at);

-- A visitor's things that became a person's: what is written late under the former owner follows for an hour.
create table owner_move (
    from_owner uuid primary key,
    to_owner uuid not null,
    moved_at timestamptz not null
);
