-- Tickets live for 30 s, so that those of before need not be kept.
delete from event_ticket;
alter table event_ticket add column kind text not null, add column key_id uuid;
