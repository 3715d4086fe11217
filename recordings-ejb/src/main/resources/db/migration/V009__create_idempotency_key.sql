-- A key in flight has no fingerprint yet, and expires when nobody renews it.
create table idempotency_key (
    owner_id uuid not null,
    key text not null,
    token uuid not null,
    fingerprint text,
    resource_id uuid,
    expires_at timestamptz not null,
    primary key (owner_id, key)
);
create unique index idempotency_key_token on idempotency_key (token);
create index idempotency_key_resource on idempotency_key (resource_id) where resource_id is not null;
create index idempotency_key_expiry on idempotency_key (expires_at);
