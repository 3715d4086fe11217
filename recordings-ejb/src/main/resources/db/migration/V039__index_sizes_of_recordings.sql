-- As V034. What an owner's recordings take is summed up from the index alone, which lists them as the former one did.
set lock_timeout = 0;

drop index concurrently if exists recording_owner_sizes;
create index concurrently recording_owner_sizes on recording (owner_id, created_at desc, id desc) include (size_bytes);
drop index concurrently if exists recording_owner;
