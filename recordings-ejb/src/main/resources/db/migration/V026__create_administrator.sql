-- Who may use the console, by name and password.
create table administrator (
    id uuid primary key,
    name text not null unique,
    role text not null check (role in ('VIEWER', 'OPERATOR', 'ADMINISTRATOR')),
    password_hash text not null,
    -- the password was given by somebody else
    password_is_first boolean not null,
    -- of time-based one-time passwords (RFC 6238); offered, but not shown to work yet, until it is confirmed
    totp_secret bytea,
    totp_confirmed boolean not null default false,
    -- the last step of time whose password was used, which is not taken twice
    totp_step bigint not null default 0,
    -- wrong passwords since the last right one, and until when no further one is looked at
    failures integer not null default 0,
    blocked_until timestamptz,
    created_at timestamptz not null
);

-- Each opens once, instead of a one-time password.
create table administrator_recovery_code (
    administrator_id uuid not null references administrator on delete cascade,
    code_hash bytea not null,
    primary key (administrator_id, code_hash)
);

-- What one cookie opens. Who came by the operator's key, or by an OpenID provider, has no account here.
create table administrator_session (
    id uuid primary key,
    token_hash bytea not null unique,
    administrator_id uuid references administrator on delete cascade,
    -- null for those with an account, which knows them
    name text,
    role text check (role in ('VIEWER', 'OPERATOR', 'ADMINISTRATOR')),
    address text not null,
    created_at timestamptz not null,
    used_at timestamptz not null,
    check ((administrator_id is null) = (name is not null and role is not null))
);
create index administrator_session_of on administrator_session (administrator_id);
