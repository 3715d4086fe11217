-- A link that opens one recording to whoever has it; its signature is made with the operator's key.
create table recording_link (
    id uuid primary key,
    recording_id uuid not null references recording on delete cascade,
    owner_id uuid not null,
    expires_at timestamptz not null,
    created_at timestamptz not null
);
create index recording_link_recording on recording_link (recording_id);
create index recording_link_expiry on recording_link (expires_at);

-- Events up to position have become notices, or need none; null until mail was configured.
create table email_feed (
    only_row boolean primary key default true check (only_row),
    position bigint
);
insert into email_feed default values;

-- One for each recording with an address, when it first ends.
create table email_notice (
    recording_id uuid primary key references recording on delete cascade,
    owner_id uuid not null,
    outcome text not null check (outcome in ('completed', 'failed')),
    status text not null check (status in ('pending', 'sent', 'dropped')),
    attempts integer not null,
    next_attempt_at timestamptz,
    lease uuid,
    created_at timestamptz not null
) with (fillfactor = 70);
create index email_notice_due on email_notice (next_attempt_at) where status = 'pending';

-- Addresses only as hashes that nobody makes without the operator's key.
create table email_sent (
    id uuid primary key,
    address_hash bytea not null,
    at timestamptz not null
);
create index email_sent_address on email_sent (address_hash, at);
create index email_sent_at on email_sent (at);

create table email_opt_out (
    address_hash bytea primary key,
    created_at timestamptz not null
);
