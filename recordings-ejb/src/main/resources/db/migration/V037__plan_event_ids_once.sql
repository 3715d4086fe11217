-- A function in SQL is parsed and planned with each statement that calls it, which took longer than the insert of an event
-- itself; one in PL/pgSQL keeps its plans for the session.
create or replace function next_event_id() returns bigint language plpgsql volatile as $$
begin
    return (select ((pg_current_xact_id()::text::bigint + offset_xid) << 19) + nextval('event_number') from event_log);
end
$$;

create or replace function event_horizon() returns bigint language plpgsql stable as $$
begin
    return (select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + offset_xid) << 19 from event_log);
end
$$;
