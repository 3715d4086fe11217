-- Where an application is told of its events. Those up to position have become deliveries, or are not wanted. The signing
-- secret is derived from the operator's key, the id and the version: it is stored nowhere.
create table webhook (
    id uuid primary key,
    owner_id uuid not null unique references application on delete cascade,
    url text not null,
    events text,
    secret_version integer not null,
    former_secret_until timestamptz,
    position bigint not null,
    failures integer not null,
    paused_until timestamptz,
    last_success_at timestamptz,
    lease uuid,
    lease_until timestamptz,
    disabled_at timestamptz,
    disabled_reason text,
    created_at timestamptz not null
) with (fillfactor = 70);

create table webhook_delivery (
    id uuid primary key,
    webhook_id uuid not null references webhook on delete cascade,
    owner_id uuid not null,
    event_id bigint not null,
    recording_id uuid,
    event text not null,
    body text not null,
    status text not null check (status in ('pending', 'delivered', 'failed')),
    attempts integer not null,
    last_error text,
    next_attempt_at timestamptz,
    retry_until timestamptz not null,
    created_at timestamptz not null,
    unique (webhook_id, event_id)
) with (fillfactor = 70);
create index webhook_delivery_page on webhook_delivery (webhook_id, created_at desc, id desc);
create index webhook_delivery_due on webhook_delivery (webhook_id, next_attempt_at, id) where status = 'pending';
create index webhook_delivery_recording on webhook_delivery (recording_id) where recording_id is not null;
create index webhook_delivery_created on webhook_delivery (created_at);
