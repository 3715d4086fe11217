-- How far the log of events was looked through for webhooks, by whichever node did so last.
create table webhook_look (
    only_row boolean primary key default true check (only_row),
    position bigint not null
);
insert into webhook_look (position)
select coalesce(min(position), event_horizon() - 1) from webhook where disabled_at is null;

-- The last event that such a look saw of the owner: a webhook before it is behind. Null until its turn has come, since a
-- look may have passed what happened while the webhook was set.
alter table webhook add column events_to bigint;
