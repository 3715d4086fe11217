-- Counters give the numbers, so that these have no gap and no double; nothing numbered is ever deleted alone.
alter table application add column chats_count bigint not null default 0;
create index application_created on application (created_at desc, id desc);

create table chat (
    id uuid primary key,
    owner_id uuid not null references application on delete cascade,
    number bigint not null,
    title text,
    messages_count bigint not null default 0,
    created_at timestamptz not null,
    unique (owner_id, number)
) with (fillfactor = 70);

create table message (
    chat_id uuid not null references chat on delete cascade,
    number bigint not null,
    owner_id uuid not null,
    body text,
    recording_id uuid references recording,
    edited boolean not null,
    deleted boolean not null,
    created_at timestamptz not null,
    primary key (chat_id, number)
);
create index message_recording on message (recording_id) where recording_id is not null;
