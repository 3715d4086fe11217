-- A rare word is looked for in all eras at once, and a chat's words among the chat's own messages: see docs/adr.
drop index message_search;
create index message_search on message using gin (owner_id, era, chat_id, search) with (gin_pending_list_limit = 256);

create function message_rank(search tsvector, query tsquery, exact tsquery) returns double precision
    language sql immutable parallel safe
    return ts_rank(search, query, 1) + case when search @@ exact then 1 else 0 end;

-- Which of an owner's messages match, the newest at most, and how well; those that match exactly rank above all others.
-- Whatever the statistics say, one plan serves every word.
create or replace function message_hits(owner uuid, chat bigint, query tsquery, exact tsquery, most integer)
    returns table (chat_id uuid, number bigint, created_at timestamptz, rank double precision)
    language plpgsql stable
    set search_path from current set plan_cache_mode = force_generic_plan set enable_seqscan = off as
$$
#variable_conflict use_column
declare
    chats_id uuid := (select id from chat c where c.owner_id = owner and c.number = chat);
    is_small boolean := (select messages_count <= 100000 from chat c where c.id = chats_id);
    eras bigint[] := array(select id from message_era where owner_id = owner order by id desc);
    next_era integer := 1;
    last_era integer := 1;
    whole integer;
    taken integer;
    total integer := 0;
begin
    if is_small then
        -- ranked when the newest are known: a common word is in most of the chat
        return query select hit.chat_id, hit.number, hit.created_at, message_rank(hit.search, query, exact) from (
            select * from message m where m.chat_id = chats_id and m.search @@ query
            order by m.created_at desc limit most) hit;
        return;
    end if;
    -- the newest eras, as many as will fill the room if they are like the former ones, and when all will not, the rest at once
    while next_era <= cardinality(eras) loop
        if last_era < cardinality(eras) or last_era = next_era then
            return query select hit.* from unnest(eras[next_era:last_era]) as e cross join lateral (
                    select m.chat_id, m.number, m.created_at, message_rank(m.search, query, exact)
                    from message m
                    where m.era = e and m.search @@ query and (chats_id is null or m.chat_id = chats_id)
                    order by m.created_at desc limit most) hit
                order by hit.created_at desc limit most - total;
        else
            return query
                select m.chat_id, m.number, m.created_at, message_rank(m.search, query, exact)
                from message m
                where m.owner_id = owner and m.search @@ query and (chats_id is null or m.chat_id = chats_id)
                    and m.era + 0 <= eras[next_era]
                order by m.created_at desc limit most - total;
        end if;
        get diagnostics taken = row_count;
        total := total + taken;
        exit when total >= most;
        -- the newest era alone, being new, tells little
        whole := greatest(last_era - 1, 1);
        next_era := last_era + 1;
        last_era := case
            when next_era = 2 then 2
            when total::bigint * cardinality(eras) <= 2 * most::bigint * whole then cardinality(eras)
            else greatest(next_era, least(cardinality(eras) - 1,
                last_era + greatest(1, whole * (most - total) / greatest(total, 1)))) end;
    end loop;
end
$$;
