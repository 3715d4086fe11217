-- Objects of stores whose changes are part of no transaction, that are to be no more: deleted when due, and once again at the
-- end, since what was being written or sent meanwhile may come late. What is being written stands here until its row is
-- committed.
create table discarded_object (
    store text not null,
    object_id uuid not null,
    due_at timestamptz not null,
    last_at timestamptz not null,
    expected boolean not null,
    swept boolean not null default false,
    primary key (store, object_id)
);
create index discarded_object_due on discarded_object (due_at);

-- Where the object of an upload lies, how long its parts are, and how a store that is sent to directly calls the undertaking.
alter table upload add column store text not null default 'database';
alter table upload alter column store drop default;
alter table upload add column part_bytes bigint not null default 8388608;
alter table upload alter column part_bytes drop default;
alter table upload add column store_name text;
