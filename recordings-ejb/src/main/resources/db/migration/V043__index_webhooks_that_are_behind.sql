-- Nodes of the version before go on writing meanwhile. What broke off leaves an index that is not valid, so it is begun anew.
-- To wait for others' transactions locks nobody out.
set lock_timeout = 0;

drop index concurrently if exists webhook_behind;
create index concurrently webhook_behind on webhook (id)
    where disabled_at is null and (events_to is null or events_to > position);
