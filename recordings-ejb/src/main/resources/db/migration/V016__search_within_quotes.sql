-- Where the database's character type is C the parser of the full-text search takes every character but ASCII ones for a
-- letter, so that what stood in “quotes” was not found.
create function ascii_marks(text text) returns text
    language sql immutable parallel safe
    return translate(text, '“”„‟«»‘’‚‛‹›–—…،؛؟' || U&'\00A0', '""""""''''''''''''--.,;? ');

create or replace function transcript_search(language text, spoken text, corrected text) returns tsvector
    language plpgsql immutable set search_path from current as
$$
declare
    config regconfig := search_configuration(language);
    plain_spoken text := translate(ascii_marks(spoken), '<>&', '   ');
    plain_corrected text := translate(ascii_marks(coalesce(corrected, '')), '<>&', '   ');
    gap tsvector := '''|'':100';
begin
    return to_tsvector(config, plain_spoken) || gap || to_tsvector(config, plain_corrected);
exception when program_limit_exceeded then
    return to_tsvector(config, left(plain_spoken, 100000)) || gap || to_tsvector(config, left(plain_corrected, 100000));
end
$$;

alter table transcript drop column search;
alter table transcript add column search tsvector
    generated always as (transcript_search(language, text, corrected_text)) stored;
create index transcript_search on transcript using gin (owner_id, search);
