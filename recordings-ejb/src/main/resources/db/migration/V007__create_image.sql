-- A picture from a provider: its bytes in the object store under its id, or left where provider_url says.
create table image (
    id uuid primary key,
    source_id text not null,
    provider_url text,
    content_type text,
    size_bytes bigint,
    width integer not null,
    height integer not null,
    author text not null,
    source_url text not null,
    created_at timestamptz not null,
    check (provider_url is not null or content_type is not null and size_bytes is not null)
);
create unique index image_source on image (source_id, (provider_url is null));

-- What each topic had last.
create table image_topic (
    topic text primary key,
    image_id uuid not null references image,
    chosen_at timestamptz not null
);

-- Calls of the provider's API within the last hour, by all nodes.
create table image_call (at timestamptz not null);
create index image_call_at on image_call (at);
