-- Searches are always one owner's, so that owner and words are looked up in one index.
create extension if not exists btree_gin;

create function search_configuration(language text) returns regconfig
    language sql immutable set search_path from current as
$$
select case split_part(lower(language), '-', 1)
    when 'ar' then 'arabic' when 'da' then 'danish' when 'de' then 'german' when 'el' then 'greek'
    when 'en' then 'english' when 'es' then 'spanish' when 'fi' then 'finnish' when 'fr' then 'french'
    when 'hu' then 'hungarian' when 'id' then 'indonesian' when 'it' then 'italian' when 'lt' then 'lithuanian'
    when 'nl' then 'dutch' when 'no' then 'norwegian' when 'pt' then 'portuguese' when 'ro' then 'romanian'
    when 'ru' then 'russian' when 'sv' then 'swedish' when 'ta' then 'tamil' when 'tr' then 'turkish'
    else 'simple' end::regconfig
$$;

-- Both texts, so far apart that no phrase reaches from one into the other. Of a text that is longer than an index
-- entry can be, the beginning counts.
create function transcript_search(language text, spoken text, corrected text) returns tsvector
    language plpgsql immutable set search_path from current as
$$
declare
    config regconfig := search_configuration(language);
    plain_spoken text := translate(spoken, '<>&', '   ');
    plain_corrected text := translate(coalesce(corrected, ''), '<>&', '   ');
    gap tsvector := '''|'':100';
begin
    return to_tsvector(config, plain_spoken) || gap || to_tsvector(config, plain_corrected);
exception when program_limit_exceeded then
    return to_tsvector(config, left(plain_spoken, 100000)) || gap || to_tsvector(config, left(plain_corrected, 100000));
end
$$;

alter table transcript add column version integer not null default 0;
-- The recording's, copied because a generated column sees only its own row.
alter table transcript add column language text not null default 'en';
update transcript set language = (select language from recording where recording.id = transcript.recording_id);
alter table transcript add column search tsvector
    generated always as (transcript_search(language, text, corrected_text)) stored;
create index transcript_search on transcript using gin (owner_id, search);
