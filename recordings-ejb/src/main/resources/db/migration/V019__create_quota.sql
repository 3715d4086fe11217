-- What all nodes together leased of a quota in the window that ends then; a row that has ended is as good as none.
create table quota_use (
    subject text not null,
    quota text not null,
    leased bigint not null,
    -- by the last lease, for the node that asked
    granted bigint not null,
    ends_at timestamptz not null,
    primary key (subject, quota)
);
create index quota_use_end on quota_use (ends_at);

-- An application's own limits, set by administrators.
create table application_quota (
    owner_id uuid not null references application on delete cascade,
    quota text not null,
    amount bigint not null,
    primary key (owner_id, quota)
);
