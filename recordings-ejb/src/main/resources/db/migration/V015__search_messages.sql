-- What a search sees of messages: see docs/adr. The table keeps it up to date by itself, whoever writes to it.
create extension if not exists pg_trgm;
create extension if not exists fuzzystrmatch;

-- Words and nothing else, in lower case, parted by blanks. The parser of the full-text search takes every character but
-- ASCII ones for a letter where the database's character type is C, so that quotes and dashes must go before.
create function search_words(text text) returns text
    language sql immutable parallel safe
    return btrim(regexp_replace(
        case when octet_length(text) = length(text) then left(lower(text), 60000)
        else translate(left(lower(normalize(left(text, 60000), nfkc) collate pg_c_utf8), 60000),
            U&'\0640\064B\064C\064D\064E\064F\0650\0651\0652\0670\00AD\200B\200C\200D\200E\200F\2060\FEFF', '') end,
        '[[:punct:][:space:][:cntrl:]]+' collate pg_c_utf8, ' ', 'g'));

-- What is left of a word in each of the languages that searches know; nothing where it is in almost every sentence.
create function search_stems(word text) returns text[]
    language sql immutable parallel safe
begin atomic
    select coalesce(array_agg(distinct stem), '{}')
    from unnest(array['english_stem', 'german_stem', 'french_stem', 'spanish_stem', 'arabic_stem', 'russian_stem',
            'greek_stem']::regdictionary[]) as dictionary
        cross join unnest(ts_lexize(dictionary, word)) as stem;
end;

create function search_is_common(word text) returns boolean
    language sql immutable parallel safe
begin atomic
    select '{}' = any(select ts_lexize(dictionary, word)
        from unnest(array['english_stem', 'german_stem', 'french_stem', 'spanish_stem', 'arabic_stem', 'russian_stem',
            'greek_stem']::regdictionary[]) as dictionary);
end;

-- A word in ASCII letters, without accents: trigrams know no other letters where the character type is C.
create function search_folded(word text) returns text
    language sql immutable parallel safe
    return translate(
        regexp_replace(normalize(word, nfkd), '[\u0300-\u036f\u0653-\u0655]', '', 'g'),
        'ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءабвгдежзийклмнопрстуфхцчшщъыьэюяіαβγδεζηθικλμνξοπρστυφχψωςßæœøłđı',
        'abt1jhxd0rzsc2345egfqklmn6wyy67abvgde0zijklmnoprstufhc1235y5678iabgdezh8iklmnxoprstufc9wssaooldi');

-- An owner's messages in the order of their making, about 16,384 of them in each era, so that a search that has found
-- enough in the newest ones looks at no others. A counter would have its writers wait for each other; so it is thrown dice
-- for, about sixteen times in an era, that the era is a sixteenth older.
create table message_era (
    id bigint generated always as identity primary key,
    owner_id uuid not null,
    sixteenths integer not null default 0
);
create index message_era_owner on message_era (owner_id, id);

-- Which words an owner's messages have, from which a search picks all that it takes for those asked for: their forms in
-- every language, and such as are alike. So messages need not be stemmed. A word's messages are in their own index.
create table message_word (
    owner_id uuid not null,
    word text collate "C" not null,
    stems text[] not null generated always as (search_stems(word)) stored,
    folded text collate "C" not null generated always as (search_folded(word)) stored,
    primary key (owner_id, word)
);
create index message_word_alike on message_word using gin (owner_id, stems, folded gin_trgm_ops);

alter table message add column era bigint;
alter table message add column search tsvector generated always as (to_tsvector('pg_catalog.simple', search_words(body))) stored;

create function place_message() returns trigger
    language plpgsql set search_path from current as
$$
declare
    is_over boolean := false;
begin
    select max(id) into new.era from message_era where owner_id = new.owner_id;
    if random() < 1.0 / 1024 then
        -- whoever else throws the same in this moment need not wait
        update message_era set sixteenths = sixteenths + 1
        where id = (select id from message_era where id = new.era for update skip locked)
        returning sixteenths > 15 into is_over;
    end if;
    if new.era is null or is_over then
        insert into message_era (owner_id) values (new.owner_id) returning id into new.era;
    end if;
    return new;
end
$$;

-- In order, so that no two transactions wait for each other. The lock is against those who forget a word of this owner's.
create function remember_message_words() returns trigger
    language plpgsql set search_path from current as
$$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(cast(owner_id as text), 0))
    from (select distinct owner_id from said order by owner_id) owner;
    insert into message_word (owner_id, word)
    select new_word.owner_id, new_word.word
    from (select distinct said.owner_id, word
        from said cross join unnest(tsvector_to_array(said.search)) as word where length(word) between 2 and 40) new_word
    where not exists (
        select from message_word known where known.owner_id = new_word.owner_id and known.word = new_word.word)
    order by 1, 2
    on conflict do nothing;
    return null;
end
$$;

-- Words that an owner may not say any more, each of them once. While others of the owner's messages are being made, whose
-- words nobody sees yet, all are kept: that finds nothing and harms nothing.
create function forget_message_words(owners uuid[], words text[]) returns void
    language plpgsql set search_path from current as
$$
declare
    free uuid[] := array(select owner_id from (select distinct owner_id from unnest(owners) as owner_id) owner
        where pg_try_advisory_xact_lock(hashtextextended(cast(owner_id as text), 0)));
begin
    delete from message_word using unnest(owners, words) as gone (owner_id, word)
    where message_word.owner_id = gone.owner_id and message_word.word = gone.word and gone.owner_id = any(free)
        and not exists (
            select from message_era era cross join lateral (
                select from message
                where message.era = era.id and message.search @@ cast(quote_literal(gone.word) as tsquery) limit 1) still
            where era.owner_id = gone.owner_id);
end
$$;

create function drop_message_words() returns trigger
    language plpgsql set search_path from current as
$$
begin
    perform forget_message_words(array_agg(owner_id), array_agg(word))
    from (select distinct owner_id, word from unsaid cross join unnest(tsvector_to_array(search)) as word) gone;
    return null;
end
$$;

create function change_message_words() returns trigger
    language plpgsql set search_path from current as
$$
begin
    perform forget_message_words(array_agg(owner_id), array_agg(word))
    from (
        select owner_id, word from unsaid cross join unnest(tsvector_to_array(search)) as word
        except select owner_id, word from said cross join unnest(tsvector_to_array(search)) as word) gone;
    return null;
end
$$;

-- Each message that is there already.
with new_era as (
    insert into message_era (owner_id)
    select owner_id from (select owner_id, (row_number() over (partition by owner_id) - 1) / 16384 as number from message) m
    group by owner_id, number
    returning owner_id, id
), era as (
    select owner_id, id, row_number() over (partition by owner_id order by id) - 1 as number from new_era
), numbered as (
    select chat_id, number, owner_id,
        (row_number() over (partition by owner_id order by created_at, chat_id, number) - 1) / 16384 as era
    from message
)
update message set era = era.id
from numbered join era on era.owner_id = numbered.owner_id and era.number = numbered.era
where message.chat_id = numbered.chat_id and message.number = numbered.number;
alter table message alter column era set not null;

insert into message_word (owner_id, word)
select distinct owner_id, word
from message cross join unnest(tsvector_to_array(search)) as word where length(word) between 2 and 40;

create trigger message_is_placed before insert on message for each row execute function place_message();
create trigger message_words_are_new after insert on message
    referencing new table as said for each statement execute function remember_message_words();
create trigger message_words_come after update on message
    referencing new table as said for each statement execute function remember_message_words();
create trigger message_words_go after update on message
    referencing old table as unsaid new table as said for each statement execute function change_message_words();
create trigger message_words_are_gone after delete on message
    referencing old table as unsaid for each statement execute function drop_message_words();

-- What waits to be sorted in is read by every search, once for each era.
create index message_search on message using gin (era, chat_id, search) with (gin_pending_list_limit = 256);

-- Which of an owner's messages match, the newest at most, and how well; those that match exactly rank above all others.
-- Whatever the statistics say, one plan serves every word: each era through the index.
create function message_hits(owner uuid, chat bigint, query tsquery, exact tsquery, most integer)
    returns table (chat_id uuid, number bigint, created_at timestamptz, rank double precision)
    language plpgsql stable
    set search_path from current set plan_cache_mode = force_generic_plan set enable_seqscan = off as
$$
#variable_conflict use_column
declare
    chats_id uuid := (select id from chat c where c.owner_id = owner and c.number = chat);
    eras bigint[] := array(select id from message_era where owner_id = owner order by id desc);
    next_era integer := 1;
    last_era integer := 1;
    taken integer;
    total integer := 0;
begin
    while next_era <= cardinality(eras) loop
        if chat is null then
            return query select hit.* from unnest(eras[next_era:last_era]) as e cross join lateral (
                    select m.chat_id, m.number, m.created_at,
                        ts_rank(m.search, query, 1) + case when m.search @@ exact then 1 else 0 end
                    from message m where m.era = e and m.search @@ query
                    order by m.created_at desc limit most) hit
                order by hit.created_at desc limit most - total;
        else
            return query select hit.* from unnest(eras[next_era:last_era]) as e cross join lateral (
                    select m.chat_id, m.number, m.created_at,
                        ts_rank(m.search, query, 1) + case when m.search @@ exact then 1 else 0 end
                    from message m where m.era = e and m.search @@ query and m.chat_id = chats_id
                    order by m.created_at desc limit most) hit
                order by hit.created_at desc limit most - total;
        end if;
        get diagnostics taken = row_count;
        total := total + taken;
        exit when total >= most;
        -- as many eras as will fill the room if they are like the former ones; the newest alone, being new, tells little
        next_era := last_era + 1;
        last_era := last_era + greatest(1, least(
            case when last_era = 1 then 2 else cardinality(eras) end, greatest(last_era - 1, 1) * (most - total) / greatest(total, 1)));
    end loop;
end
$$;
