-- Who did what, when and from where; only ever added to.
create table audit_entry (
    id uuid primary key,
    at timestamptz(3) not null default now(),
    who text not null,
    -- of the network; null where no request came
    address text,
    action text not null,
    subject text not null,
    detail text not null
);
create index audit_entry_at on audit_entry (at desc, id desc);
create index audit_entry_who on audit_entry (who, at desc, id desc);
create index audit_entry_action on audit_entry (action, at desc, id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'What % says is never changed or removed.', tg_table_name;
end $$;

create trigger audit_entry_stays before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();
